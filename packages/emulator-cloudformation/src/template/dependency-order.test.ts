import { expect, it } from 'vitest';
import { dependenciesOf, dependencyOrder } from './dependency-order.ts';
import { parseTemplate } from './parse-template.ts';

const order = (resources: Record<string, object>): string[] => {
  const all = Object.entries(resources).map(([id, resource]) => [
    id,
    { Type: 'AWS::SSM::Parameter', ...resource },
  ]);
  return dependencyOrder(
    dependenciesOf(
      parseTemplate(
        JSON.stringify({ Conditions: { C: { 'Fn::Equals': [1, 1] } }, Resources: Object.fromEntries(all) }),
      ),
    ),
  );
};

it('puts a resource after all that it refers to, in whichever way', () => {
  expect(
    order({
      Last: { Properties: { Value: { 'Fn::Sub': '${Third.Value} ${AWS::Region}' } } },
      Third: { Properties: { Value: { 'Fn::Join': ['', [{ Ref: 'Second' }]] } } },
      Second: { Properties: { Value: { 'Fn::If': ['C', 'x', { 'Fn::GetAtt': ['First', 'Value'] }] } } },
      First: { DependsOn: 'Zeroth' },
      Zeroth: {},
    }),
  ).toEqual(['Zeroth', 'First', 'Second', 'Third', 'Last']);
});

it('keeps the order of the template where nothing else decides', () => {
  expect(order({ B: {}, A: {}, C: { DependsOn: ['A', 'B'] } })).toEqual(['B', 'A', 'C']);
});

it('refuses a circle, and names its members', () => {
  expect(() => order({ A: { DependsOn: 'B' }, B: { Properties: { Value: { Ref: 'A' } } }, C: {} })).toThrow(
    'Circular dependency between resources: [A, B]',
  );
});

it('refuses a name that does not exist, but not the names that Fn::Sub declares', () => {
  expect(() => order({ A: { DependsOn: 'Nothing' } })).toThrow('Unresolved resource dependencies [Nothing]');
  expect(order({ A: { Properties: { Value: { 'Fn::Sub': ['${Own}', { Own: 'x' }] } } } })).toEqual(['A']);
});
