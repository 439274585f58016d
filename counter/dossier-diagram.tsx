import { Segmented, Skeleton } from 'antd';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/diagram-js.css';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Schema } from '../faces/shared/api.ts';
import { type FramedCanvas, frameDiagram } from '../faces/shared/frame-diagram.ts';
import { ProblemAlert } from '../faces/shared/problem-alert.tsx';
import { type Dossier, useDiagram } from './queries.ts';

type Side = Schema<'Diagram'>['regime'];

/** What is used of bpmn-js here. */
interface Canvas extends FramedCanvas {
  addMarker(element: string, marker: string): void;
}
interface Shape {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly children?: readonly unknown[];
  readonly businessObject: { readonly name?: string };
}
interface ElementRegistry {
  get(id: string): Shape | undefined;
}

function Drawing({ side, name }: { side: Side; name: string }): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const [failure, setFailure] = useState<unknown>();
  const [here, setHere] = useState<readonly string[]>([]);
  useEffect(() => {
    if (place.current === null) return;
    const viewer = new NavigatedViewer({ container: place.current });
    let left = false;
    const draw = async (): Promise<void> => {
      await viewer.importXML(side.xml);
      if (left) return;
      const canvas = viewer.get<Canvas>('canvas');
      const registry = viewer.get<ElementRegistry>('elementRegistry');
      for (const element of side.taken) if (registry.get(element) !== undefined) canvas.addMarker(element, 'taken');
      const names: string[] = [];
      let focus: Shape | undefined;
      for (const token of side.tokens) {
        const element = registry.get(token.element);
        if (element === undefined) continue;
        const holdsOthers = (element.children?.length ?? 0) > 0;
        canvas.addMarker(token.element, holdsOthers ? 'token-around' : 'token');
        if (token.frozen) canvas.addMarker(token.element, 'frozen');
        if (holdsOthers) continue;
        focus ??= element;
        names.push(`${element.businessObject.name ?? token.element}${token.frozen ? ' (tạm dừng)' : ''}`);
      }
      frameDiagram(canvas, focus);
      setHere(names);
    };
    draw().catch((thrown: unknown) => {
      if (!left) setFailure(thrown);
    });
    return () => {
      left = true;
      viewer.destroy();
    };
  }, [side]);
  if (failure !== undefined) return <ProblemAlert thrown={failure} />;
  return (
    <>
      <p style={{ padding: '0 20px', margin: '12px 0' }}>
        Hồ sơ đang ở: <strong>{here.length === 0 ? 'không bước nào trong quy trình này' : here.join('; ')}</strong>
      </p>
      <div
        className="diagram"
        ref={place}
        role="group"
        aria-label={`Sơ đồ ${name}. Hồ sơ đang ở: ${here.join('; ')}`}
      />
    </>
  );
}

/** Where the dossier stands, on the diagrams it runs by: the one-stop regime's and the procedure's own. */
export function DossierDiagram({ dossier }: { dossier: Dossier }): ReactNode {
  const query = useDiagram(dossier);
  const [chosen, setChosen] = useState<'process' | 'regime' | undefined>();
  if (query.isError) return <ProblemAlert thrown={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Skeleton active style={{ padding: 24 }} />;
  const side = chosen ?? (query.data.process.tokens.length > 0 ? 'process' : 'regime');
  const names = { regime: 'Quy trình một cửa', process: 'Quy trình giải quyết' } as const;
  return (
    <div>
      <div className="row wrap spread" style={{ padding: '16px 20px 0' }}>
        <Segmented
          value={side}
          onChange={setChosen}
          options={[
            { value: 'regime', label: names.regime },
            { value: 'process', label: names.process },
          ]}
        />
        <div className="legend" style={{ padding: 0 }}>
          <span>
            <i className="here" />
            Đang ở đây
          </span>
          <span>
            <i className="frozen" />
            Tạm dừng
          </span>
          <span>
            <i className="passed" />
            Đã qua
          </span>
        </div>
      </div>
      <Drawing key={`${side}/${dossier.seq}`} side={query.data[side]} name={names[side]} />
    </div>
  );
}
