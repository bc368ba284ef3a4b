import { AGGREGATES, aggregate } from './aggregates.ts';
import { CHANGES, changesOf, OF_EACH, runningSum } from './changes.ts';
import { fill, type Filling, type Span, timesIn } from './fill.ts';
import {
  eachSeries,
  isList,
  kindOf,
  mapPoints,
  MathFault,
  type MathValue,
  type Series,
  withPoints,
} from './math-value.ts';
import { choose } from './operators.ts';
import { slice, sort } from './ranking.ts';

/** An argument: a value, a text in quotes, or a word in capitals. */
export type Argument = { readonly value: MathValue } | { readonly text: string } | { readonly word: string };

/** What an expression is reckoned on. */
export interface Scope {
  readonly span: Span;
  /** Of TIME_SERIES, in milliseconds. */
  readonly period: number;
  /** The metrics among the queries, by their ids. */
  readonly metrics: ReadonlyMap<string, Series>;
}

type MathFunction = (args: Arguments, scope: Scope) => MathValue;

const table = (names: object, make: (name: string) => MathFunction): Record<string, MathFunction> =>
  Object.fromEntries(Object.keys(names).map((name) => [name, make(name)]));

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html */
const FUNCTIONS: Readonly<Record<string, MathFunction>> = {
  ...table(AGGREGATES, (name) => (args) => aggregate(name, args.value(0))),
  ...table(CHANGES, (name) => (args) => eachSeries(args.value(0), name, (one) => changesOf(name, one))),
  ...table(OF_EACH, (name) => (args) => ofEach(name, args.value(0))),
  FILL: (args, { span }) => eachSeries(args.value(0), 'FILL', (one) => fill(one, args.filling(1), span)),
  FIRST: (args) => oneOf(args.list(0), 0),
  IF: (args, { span, period }) =>
    choose(
      args.value(0),
      { whenTrue: args.value(1), whenFalse: args.has(2) ? args.value(2) : undefined },
      (value) => constant(value, span, period),
    ),
  LAST: (args) => oneOf(args.list(0), -1),
  METRIC_COUNT: (args) => args.list(0).length,
  METRICS: (args, { metrics }) => {
    const part = args.has(0) ? args.text(0) : '';
    return [...metrics].filter(([id]) => id.includes(part)).map(([, series]) => series);
  },
  PERIOD: (args) => args.series(0).period / 1000,
  REMOVE_EMPTY: (args) => args.list(0).filter(({ points }) => points.size > 0),
  RUNNING_SUM: (args) => eachSeries(args.value(0), 'RUNNING_SUM', runningSum),
  SLICE: (args) => slice(args.list(0), args.number(1), args.has(2) ? args.number(2) : undefined),
  SORT: (args) => sort(args.list(0), args.word(1), args.word(2), args.has(3) ? args.number(3) : undefined),
  TIME_SERIES: (args, { span, period }) => constant(args.number(0), span, period),
};

/** Fewest and most arguments; one for those that aren’t here. */
const COUNTS: Readonly<Record<string, readonly [number, number]>> = {
  FILL: [2, 2],
  IF: [2, 3],
  METRICS: [0, 1],
  SLICE: [2, 3],
  SORT: [3, 4],
};

/** They look for metrics by words, or ask other services. */
const NOT_SUPPORTED = new Set([
  'ANOMALY_DETECTION_BAND',
  'DB_PERF_INSIGHTS',
  'INSIGHT_RULE_METRIC',
  'LAMBDA',
  'SEARCH',
  'SERVICE_QUOTA',
]);

/** @throws {MathFault} for a function that isn’t there, or that takes other arguments */
export function callFunction(name: string, args: readonly Argument[], scope: Scope): MathValue {
  if (NOT_SUPPORTED.has(name)) throw new MathFault(`The emulator does not support the function ${name}`);
  if (!Object.hasOwn(FUNCTIONS, name)) throw new MathFault(`Unknown function ${name}`);
  const [fewest, most] = COUNTS[name] ?? [1, 1];
  if (args.length < fewest || args.length > most)
    throw new MathFault(
      `${name} takes ${fewest === most ? fewest : `${fewest} to ${most}`} arguments, not ${args.length}`,
    );
  return (FUNCTIONS[name] as MathFunction)(new Arguments(name, args), scope);
}

class Arguments {
  readonly #name: string;
  readonly #args: readonly Argument[];

  constructor(name: string, args: readonly Argument[]) {
    this.#name = name;
    this.#args = args;
  }

  has(index: number): boolean {
    return index < this.#args.length;
  }

  value(index: number): MathValue {
    const argument = this.#args[index];
    if (argument && 'value' in argument) return argument.value;
    throw this.#fault(index, 'a value');
  }

  number(index: number): number {
    const value = this.value(index);
    if (typeof value === 'number') return value;
    throw this.#fault(index, 'a Scalar');
  }

  series(index: number): Series {
    const value = this.value(index);
    if (typeof value === 'object' && !isList(value)) return value;
    throw this.#fault(index, 'a TimeSeries');
  }

  list(index: number): readonly Series[] {
    const value = this.value(index);
    if (isList(value)) return value;
    throw this.#fault(index, 'an Array[TimeSeries]');
  }

  text(index: number): string {
    const argument = this.#args[index];
    if (argument && 'text' in argument) return argument.text;
    throw this.#fault(index, 'a text in quotes');
  }

  word(index: number): string {
    const argument = this.#args[index];
    if (argument && 'word' in argument) return argument.word;
    throw this.#fault(index, 'a word in capitals');
  }

  filling(index: number): Filling {
    const argument = this.#args[index];
    if (argument && 'word' in argument && (argument.word === 'REPEAT' || argument.word === 'LINEAR'))
      return argument.word;
    const value = argument && 'value' in argument ? argument.value : undefined;
    if (value === undefined || isList(value))
      throw this.#fault(index, 'a Scalar, a TimeSeries, REPEAT or LINEAR');
    return value;
  }

  #fault(index: number, wanted: string): MathFault {
    const argument = this.#args[index];
    const found = argument && 'value' in argument ? `, not ${kindOf(argument.value)}` : '';
    return new MathFault(`Argument ${index + 1} of ${this.#name} has to be ${wanted}${found}`);
  }
}

function ofEach(name: string, value: MathValue): MathValue {
  const of = OF_EACH[name] as (value: number, at: Date) => number;
  return eachSeries(value, name, (series) => mapPoints(series, (one, at) => of(one, new Date(at))));
}

function oneOf(list: readonly Series[], index: number): Series {
  return list.at(index) ?? { label: '', period: 0, points: new Map() };
}

function constant(value: number, span: Span, period: number): Series {
  return withPoints(
    { label: 'TIME_SERIES', period, points: new Map() },
    timesIn(span, period).map((at) => [at, value] as const),
  );
}
