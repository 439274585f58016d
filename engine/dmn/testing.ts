/** Short DMN for tests. */
export interface TableSketch {
  readonly policy?: string;
  readonly aggregation?: string;
  /** `name`, `name: typeRef`; the name is the input expression. */
  readonly inputs: readonly string[];
  /** `name`, `name: typeRef`, with `= "a", "b"` the output values, with `| x` the default. */
  readonly outputs: readonly string[];
  /** Cells of a rule, inputs first, separated by `;`. */
  readonly rules: readonly string[];
}

/** A file of decisions. */
export function dmn(...decisions: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?><definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="defs" name="defs" namespace="https://motcua.vn/test">${decisions.join('')}</definitions>`;
}

/** A decision with a table; `requires` are ids of decisions and input data. */
export function tableDecision(id: string, sketch: TableSketch, more = ''): string {
  return `<decision id="${id}" name="${id}">${more}${table(sketch)}</decision>`;
}

export function literalDecision(id: string, text: string, more = ''): string {
  return `<decision id="${id}" name="${id}">${more}<literalExpression><text>${escaped(text)}</text></literalExpression></decision>`;
}

export function requires(kind: 'Decision' | 'Input', ...ids: readonly string[]): string {
  return ids.map((id) => `<informationRequirement><required${kind} href="#${id}"/></informationRequirement>`).join('');
}

function table({ policy = 'UNIQUE', aggregation, inputs, outputs, rules }: TableSketch): string {
  const columns = inputs.map((input) => {
    const [name = '', type] = split(input, ': ');
    return `<input label="${name}"><inputExpression${type === undefined ? '' : ` typeRef="${type}"`}><text>${escaped(name)}</text></inputExpression></input>`;
  });
  const results = outputs.map((output) => {
    const [head = '', fallback] = split(output, ' | ');
    const [declared = '', values] = split(head, ' = ');
    const [name = '', type] = split(declared, ': ');
    return `<output name="${name}"${type === undefined ? '' : ` typeRef="${type}"`}>${values === undefined ? '' : `<outputValues><text>${escaped(values)}</text></outputValues>`}${fallback === undefined ? '' : `<defaultOutputEntry><text>${escaped(fallback)}</text></defaultOutputEntry>`}</output>`;
  });
  const rows = rules.map((rule, index) => {
    const cells = rule.split(';').map((cell) => cell.trim());
    const entry = (tag: string) => (cell: string) => `<${tag}><text>${escaped(cell)}</text></${tag}>`;
    return `<rule id="r${index + 1}">${cells.slice(0, inputs.length).map(entry('inputEntry')).join('')}${cells.slice(inputs.length).map(entry('outputEntry')).join('')}</rule>`;
  });
  return `<decisionTable hitPolicy="${policy}"${aggregation === undefined ? '' : ` aggregation="${aggregation}"`}>${columns.join('')}${results.join('')}${rows.join('')}</decisionTable>`;
}

function split(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + separator.length)];
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
