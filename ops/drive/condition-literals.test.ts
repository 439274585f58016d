import { expect, test } from '@jest/globals';
import { conditionLiterals } from './condition-literals.ts';

test('numbers and texts of conditions, decoded; nothing else of the file', () => {
  const xml = `<bpmn:process id="P100"><bpmn:sequenceFlow id="f"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression"
    >= fee &gt; 500000 and kind = "đất" and v2 &lt;= 1.5</bpmn:conditionExpression></bpmn:sequenceFlow>
    <conditionExpression>= action = &quot;approve&quot;</conditionExpression></bpmn:process>`;
  expect(conditionLiterals(xml)).toEqual(['đất', 500000, 1.5, 'approve']);
});
