import { type Random, seededRandom } from '@scones/deterministic';
import { InvalidField } from '../definition/diagnostic.ts';
import type { FieldReader } from '../definition/field-reader.ts';
import type { Json, JsonObject } from '../json.ts';
import { EvaluationError } from '../states-error.ts';
import { BudgetSpent, EvaluationBudget } from './evaluation-budget.ts';
import { compileProgram, messageOf, type Program } from './jsonata-program.ts';
import { unsupportedReference } from './jsonata-references.ts';
import type { EvaluationAnswer, EvaluationData } from './long-evaluation.ts';
import type { Evaluate } from './query-language.ts';
import type { Scope } from './scope.ts';

/** Compiles the text between `{%` and `%}`. `path` leads to it from the fields that contain it: `Output/result`. */
export function compileExpression(source: string, path: string, fields: FieldReader): Evaluate {
  const program = parse(source, path, fields);
  const place = fields.path(path);
  return async (scope) => {
    const answer = await evaluate(source, program, scope);
    if ('text' in answer) return JSON.parse(answer.text) as Json;
    throw new EvaluationError(
      'States.QueryEvaluationError',
      `The JSONata expression '${source}' specified for the field '${place}' ${answer.failure}`,
      { location: place, cause: answer.cause },
    );
  };
}

function parse(source: string, path: string, fields: FieldReader): Program {
  let program: Program;
  let reference: string | undefined;
  try {
    program = compileProgram(source);
    reference = unsupportedReference(program.ast, /^Catch\[/.test(fields.path(path)));
  } catch (error) {
    throw new InvalidField(messageOf(error), fields.at(path), 'INVALID_JSONATA_EXPRESSION');
  }
  if (reference !== undefined)
    throw new InvalidField(reference, fields.at(path), 'UNSUPPORTED_JSONATA_EXPRESSION');
  return program;
}

/** Evaluates at once what takes little, and elsewhere what turns out to take more. */
async function evaluate(source: string, program: Program, scope: Scope): Promise<EvaluationAnswer> {
  const data = dataOf(scope);
  const { evaluateElsewhere } = scope;
  if (!evaluateElsewhere) return await program.evaluate(data, scope.random);
  // Both evaluations draw the same random numbers.
  const seed = program.isRandom ? seedOf(scope.random) : 0;
  try {
    const random = program.isRandom ? seededRandom(seed) : scope.random;
    return await program.evaluate(data, random, new EvaluationBudget());
  } catch (error) {
    if (!(error instanceof BudgetSpent)) throw error;
    return await evaluateElsewhere({ source, data, seed });
  }
}

function seedOf(random: Random): number {
  return Math.floor(random.float() * 2 ** 53);
}

function dataOf(scope: Scope): EvaluationData {
  const states: JsonObject = { input: scope.input, context: scope.context() };
  if (scope.result !== undefined) states['result'] = scope.result;
  if (scope.errorOutput !== undefined) states['errorOutput'] = scope.errorOutput;
  return { states, variables: scope.variables };
}
