import type { Random } from '@scones/deterministic';
import jsonata from 'jsonata';
import { isObject, nestingFault } from '../json.ts';
import { BudgetSpent, type EvaluationBudget } from './evaluation-budget.ts';
import { guardedFunctions, loadFunctions, type NativeFunction } from './guarded-functions.ts';
import { guardedRegex } from './guarded-regex.ts';
import { jsonataFunctions } from './jsonata-functions.ts';
import { asLimit, checkSize, LimitReached, limitsOf, tooDeep } from './jsonata-limits.ts';
import { type CostlyNodes, costlyNodes } from './jsonata-costs.ts';
import type { EvaluationAnswer, EvaluationData } from './long-evaluation.ts';

/** An expression that parses. */
export interface Program {
  readonly ast: jsonata.ExprNode;
  /** Whether it asks for random numbers. */
  readonly isRandom: boolean;
  /** Rejects with `BudgetSpent` when a budget is given and does not suffice. */
  evaluate(data: EvaluationData, random: Random, budget?: EvaluationBudget): Promise<EvaluationAnswer>;
}

/** Throws the library's own error for a text that does not parse. */
export function compileProgram(source: string): Program {
  // The bounds follow from the parsed text; the library reads its options only when it evaluates.
  const options: jsonata.JsonataOptions = {};
  const expression = jsonata(source, options);
  const ast = expression.ast();
  Object.assign(options, limitsOf(ast));
  const costly = costlyNodes(ast);
  watch(expression, costly);
  let functions: ReadonlyMap<string, NativeFunction> | undefined;
  return {
    ast,
    isRandom: costly.names.includes('random') || costly.names.includes('uuid'),
    async evaluate({ states, variables }, random, budget) {
      try {
        if (budget) functions ??= await loadFunctions(costly.names);
        const natives = budget && functions && guardedFunctions(functions, budget);
        const own = jsonataFunctions(random);
        const found: unknown = await expression.evaluate(
          {},
          { ...natives, ...own, ...variables, states, [BUDGET]: budget },
        );
        if (costly.mayGrow) budget?.spendOnAll(found);
        return answerOf(found);
      } catch (error) {
        if (error instanceof BudgetSpent) throw error;
        return { failure: `threw an error during evaluation${describe(asLimit(error))}`, cause: error };
      }
    },
  };
}

/** No variable of an expression can have this name. */
const BUDGET = 'evaluation budget';
/** The library calls the functions under these names before and after every node. */
const BEFORE_EACH_NODE = Symbol.for('jsonata.__evaluate_entry') as unknown as string;
const AFTER_EACH_NODE = Symbol.for('jsonata.__evaluate_exit') as unknown as string;

interface Environment extends jsonata.Environment {
  /** The outermost frame of one evaluation. */
  readonly base: Environment & { RegexEngine: RegExpConstructor; [BUDGET]?: EvaluationBudget | undefined };
}

type Hook = (node: jsonata.ExprNode, input: unknown, environment: Environment, value?: unknown) => void;

function budgetOf({ base }: Environment): EvaluationBudget | undefined {
  return (base[BUDGET] ??= base.lookup(BUDGET) as EvaluationBudget | undefined);
}

function watch(expression: jsonata.Expression, costly: CostlyNodes): void {
  const after: Hook = (node, _input, environment, value) => {
    checkSize(value);
    const budget = budgetOf(environment);
    if (!budget) return;
    budget.spendOnNode(value);
    if (costly.nodes.has(node)) budget.spendOnAll(value);
  };
  expression.assign(AFTER_EACH_NODE, after);
  if (!costly.hasRegex) return;
  const before: Hook = ({ type }, _input, environment) => {
    const budget = (type as string) === 'regex' ? budgetOf(environment) : undefined;
    if (budget) environment.base.RegexEngine = guardedRegex(budget);
  };
  expression.assign(BEFORE_EACH_NODE, before);
}

function answerOf(found: unknown): EvaluationAnswer {
  if (found === undefined) return { failure: 'returned nothing (undefined).' };
  // The value goes through text, since the library marks its arrays and shares them with the input.
  const text = isFunction(found) ? undefined : JSON.stringify(found, finite);
  if (text === undefined) return { failure: 'returned an unsupported result type.' };
  if (nestingFault(text) !== undefined) throw tooDeep();
  checkSize(text);
  return { text };
}

export function messageOf(error: unknown): string {
  return isObject(error) && typeof error['message'] === 'string' ? error['message'] : String(error);
}

/** AWS puts a full stop before an error that has a code, and a colon before one without. */
function describe(error: unknown): string {
  if (error instanceof LimitReached) return `: ${error.message}`;
  const code = isObject(error) && typeof error['code'] === 'string' ? `${error['code']}: ` : '';
  return `. ${code}${messageOf(error)}`;
}

/** AWS writes numbers that JSON doesn't have as Java names them: "Infinity", "-Infinity", "NaN". */
function finite(_name: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}

function isFunction(value: unknown): boolean {
  return (
    typeof value === 'function' ||
    (isObject(value) && ('_jsonata_lambda' in value || '_jsonata_function' in value))
  );
}
