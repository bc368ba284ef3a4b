import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { type ForEachLambda, forEachLambda } from '@scones/workflow';
import type { ChainFunction } from './chain-function.ts';
import { ClassifierFunction, type FunctionSettings } from './classifier-function.ts';
import type { FunctionBundles } from './function-bundles.ts';
import type { Permitted } from './permissions.ts';

interface ClassifierFunctionsProps extends FunctionSettings, Permitted {
  readonly bundles: FunctionBundles;
  readonly threshold: number;
}

/** A function of the chain and what its package says of it. */
interface Deployed {
  readonly settings: ChainFunction;
  readonly target: IFunction;
}

/** The functions of the chain, each with the permissions that its package asks for. */
export class ClassifierFunctions extends Construct {
  readonly all: readonly IFunction[];
  readonly arns: ForEachLambda<string>;
  readonly #deployed: readonly Deployed[];

  constructor(scope: Construct, id: string, props: ClassifierFunctionsProps) {
    super(scope, id);
    const { bundles, ...others } = props;
    const deployed = forEachLambda((lambda) => {
      const { settings, code } = bundles[lambda];
      return { settings, target: addFunction(this, { settings, code }, others) };
    });
    this.#deployed = Object.values(deployed);
    this.all = this.#deployed.map(({ target }) => target);
    this.arns = forEachLambda((lambda) => deployed[lambda].target.functionArn);
  }

  /** The functions by their ids in the stack. */
  get byId(): Readonly<Record<string, IFunction>> {
    return Object.fromEntries(this.#deployed.map(({ settings, target }) => [settings.id, target]));
  }

  /** The errors of a function that throws on purpose show as failed executions. */
  get thatMustNotFail(): Readonly<Record<string, IFunction>> {
    const watched = this.#deployed.filter(({ settings }) => !settings.throwsOnPurpose);
    return Object.fromEntries(watched.map(({ settings, target }) => [settings.id, target]));
  }

  /** The functions' names by the stack's outputs. */
  get outputs(): Readonly<Record<string, string>> {
    return Object.fromEntries(
      this.#deployed.map(({ settings, target }) => [settings.stackOutput, target.functionName]),
    );
  }
}

function addFunction(
  scope: Construct,
  bundle: FunctionBundles[keyof FunctionBundles],
  props: Omit<ClassifierFunctionsProps, 'bundles'>,
): IFunction {
  const { id, environment } = bundle.settings;
  const described = { ...props, bundle, environment: environmentOf(environment, props) };
  return new ClassifierFunction(scope, id, described).function;
}

/** The variables that a package names. The stack's parameters set some of them. */
function environmentOf(
  named: Readonly<Record<string, string>>,
  { endpointName, threshold }: Pick<ClassifierFunctionsProps, 'endpointName' | 'threshold'>,
): Readonly<Record<string, string>> {
  const decided = new Map([
    ['ENDPOINT_NAME', endpointName],
    ['THRESHOLD', String(threshold)],
  ]);
  return Object.fromEntries(Object.entries(named).map(([name, value]) => [name, decided.get(name) ?? value]));
}
