import { callFunction, type Argument, type Scope } from './functions.ts';
import { isList, mapPoints, MathFault, type MathValue, type Series } from './math-value.ts';
import { combine } from './operators.ts';
import { type Expression, parseExpression } from './parse-expression.ts';

/** An expression among the queries. */
export interface MathQuery {
  readonly id: string;
  readonly expression: string;
  /** Milliseconds; of TIME_SERIES. */
  readonly period: number;
}

/** Reckons expressions, which may be of each other. @throws {ExpressionError} by the id of the one that is wrong */
export class Expressions {
  readonly #queries: ReadonlyMap<string, MathQuery>;
  readonly #scope: Omit<Scope, 'period'>;
  readonly #found = new Map<string, MathValue>();
  /** Those that are being reckoned, the outermost first. */
  readonly #open = new Set<string>();

  constructor(queries: readonly MathQuery[], scope: Omit<Scope, 'period'>) {
    this.#queries = new Map(queries.map((query) => [query.id, query]));
    this.#scope = scope;
  }

  valueOf(id: string): MathValue {
    const known = this.#found.get(id) ?? this.#scope.metrics.get(id);
    if (known !== undefined) return known;
    const query = this.#queries.get(id);
    if (!query) throw new MathFault(`No query has the id ${id}`);
    if (this.#open.has(id)) throw new MathFault(`It is of itself: ${[...this.#open, id].join(', ')}`);
    this.#open.add(id);
    const value = this.#reckonQuery(query);
    this.#open.delete(id);
    this.#found.set(id, value);
    return value;
  }

  #reckonQuery({ id, expression, period }: MathQuery): MathValue {
    try {
      return this.#reckon(parseExpression(expression), { ...this.#scope, period });
    } catch (error) {
      if (error instanceof MathFault) throw new ExpressionError(id, error.message, { cause: error });
      throw error;
    }
  }

  #reckon(expression: Expression, scope: Scope): MathValue {
    switch (expression.type) {
      case 'number':
        return expression.value;
      case 'id':
        return this.valueOf(expression.value);
      case 'list':
        return expression.items.flatMap((item) => this.#seriesOf(item, scope));
      case 'negative':
        return negative(this.#reckon(expression.of, scope));
      case 'binary': {
        const { operator, left, right } = expression;
        return combine(operator, this.#reckon(left, scope), this.#reckon(right, scope));
      }
      case 'call':
        return callFunction(
          expression.name,
          expression.args.map((arg) => this.#argument(arg, scope)),
          scope,
        );
      case 'text':
      case 'word':
        throw new MathFault(`Unexpected ${expression.value}`);
    }
  }

  #argument(argument: Expression, scope: Scope): Argument {
    if (argument.type === 'text') return { text: argument.value };
    if (argument.type === 'word') return { word: argument.value };
    return { value: this.#reckon(argument, scope) };
  }

  #seriesOf(item: Expression, scope: Scope): readonly Series[] {
    const value = this.#reckon(item, scope);
    if (typeof value === 'number') throw new MathFault('An array has time series, no Scalars');
    return isList(value) ? value : [value];
  }
}

/** Something is wrong with the expression of the query `id`. */
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError';
  readonly id: string;

  constructor(id: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.id = id;
  }
}

function negative(value: MathValue): MathValue {
  if (typeof value === 'number') return -value;
  const of = (series: Series): Series => mapPoints(series, (one) => -one);
  return isList(value) ? value.map(of) : of(value);
}
