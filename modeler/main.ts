import '../faces/shared/fonts.css';
import '../faces/shared/face.css';
import './modeler.css';
import { answered, api, type Schema, signIn } from '../faces/shared/api.ts';
import { asProblem } from '../faces/shared/problem.ts';
import { showCatalogue } from './catalogue.ts';
import { h } from './dom.ts';
import { opened } from './paths.ts';
import { problemBox } from './problem-box.ts';
import { topBar } from './top-bar.ts';

/** Whether the person publishes what the whole country has; designers of a place publish only what is otherwise there. */
function designsWhole({ roles, agency }: Schema<'Me'>): boolean {
  return roles.includes('designer') && agency === undefined;
}

/** Shows the screen that the address names. A screen answers how to leave it. */
async function show(me: Schema<'Me'>, root: HTMLElement): Promise<() => void> {
  const main = h('main', { id: 'main', tabindex: -1 });
  root.replaceChildren(topBar(me), main);
  const page = opened(location.pathname);
  if (page === undefined) return showCatalogue(main);
  if (page.what === 'places') return (await import('./place/place-page.tsx')).showPlaces(main, page.code);
  if (page.what === 'forms') return (await import('./form/form-page.tsx')).showForm(main, page.code, designsWhole(me));
  const { showEditor } = await import('./editor.ts');
  return await showEditor(main, page.code, designsWhole(me));
}

async function start(root: HTMLElement): Promise<void> {
  try {
    const me = await answered(api.GET('/api/v1/me'));
    let leave = await show(me, root);
    window.addEventListener('popstate', () => {
      leave();
      leave = () => undefined;
      show(me, root).then(
        (next) => {
          leave = next;
        },
        (thrown: unknown) => root.replaceChildren(topBar(me), problemBox(thrown)),
      );
    });
  } catch (thrown) {
    const problem = asProblem(thrown);
    if (problem.needsSignIn) signIn();
    else root.replaceChildren(problemBox(problem));
  }
}

const root = document.getElementById('root');
if (root === null) throw new Error('Expected an element #root in the page');
void start(root);
