import { expect, it } from 'vitest';
import { ruleText } from './rule-text.ts';

it.each([
  [{ Variable: '$.price', NumericGreaterThanEquals: 5 }, '$.price ≥ 5'],
  [{ Variable: '$.name', StringEquals: 'scone' }, '$.name = "scone"'],
  [{ Variable: '$.name', StringMatches: 's*' }, '$.name matches "s*"'],
  [{ Variable: '$.a', NumericLessThanPath: '$.b' }, '$.a < $.b'],
  [{ Variable: '$.a', TimestampEqualsPath: '$.b' }, '$.a = $.b'],
  [{ Variable: '$.a', IsPresent: false }, '$.a is absent'],
  [{ Variable: '$.a', constructor: 1, hasOwnProperty: true, IsNull: true }, '$.a is null'],
  [{ Variable: '$.a', StringconstructorPath: '$.b' }, '$.a …'],
  [{ Variable: '$.a', IsNumeric: true }, '$.a is a number'],
  [{ Condition: '{% $states.input.x > 3 %}' }, '$states.input.x > 3'],
  [{ Condition: true }, 'true'],
  [{ Not: { Variable: '$.a', IsNull: true } }, 'not ($.a is null)'],
  [
    {
      And: [
        { Variable: '$.a', BooleanEquals: true },
        {
          Or: [
            { Variable: '$.b', IsString: true },
            { Variable: '$.b', IsNull: true },
          ],
        },
      ],
    },
    '$.a = true and ($.b is a string or $.b is null)',
  ],
  [{ Variable: '$.a' }, '$.a …'],
])('reads %j as "%s"', (rule, text) => {
  expect(ruleText(rule)).toBe(text);
});
