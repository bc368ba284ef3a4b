import { z } from 'zod';
import type { StepFunctionsContext } from '../context.ts';
import { errors } from '../errors.ts';
import type { Route } from './aliases.ts';
import { readQualifiedArn, versionNumber } from './qualified-arn.ts';
import type { Version } from './versions.ts';

/** `routingConfiguration` of an alias. */
export const routesInput = z
  .array(
    z.strictObject({
      stateMachineVersionArn: z.string().min(1).max(256),
      weight: z.number().int().min(0).max(100),
    }),
  )
  .min(1)
  .max(2);

/** Checks that an alias's versions exist, differ, are of one machine, and share all of its executions. */
export function checkRoutes(context: StepFunctionsContext, routes: readonly Route[]): void {
  const weights = routes.map(({ weight }) => weight);
  if (weights.reduce((sum, weight) => sum + weight, 0) !== 100)
    throw errors.ValidationException.weights({ weights: weights.join(', ') });
  const arns = routes.map(({ stateMachineVersionArn }) => stateMachineVersionArn);
  const received = { arns: arns.join(', ') };
  if (new Set(arns).size < arns.length) throw errors.ValidationException.sameVersion(received);
  if (!arns.every(isVersion)) throw errors.ValidationException.noVersionRoute(received);
  const machines = new Set(arns.map((arn) => requireVersion(context, arn).stateMachineArn));
  if (machines.size > 1) throw errors.ValidationException.otherMachine();
}

function isVersion(arn: string): boolean {
  return versionNumber(readQualifiedArn(arn).qualifier ?? '') !== undefined;
}

/** Throws `InvalidArn`, `ValidationException` for an ARN that is no version's, or `ResourceNotFound`. */
export function requireVersion({ versions }: StepFunctionsContext, arn: string): Version {
  const { stateMachineArn, qualifier = '' } = readQualifiedArn(arn);
  const number = versionNumber(qualifier);
  if (number === undefined) throw errors.ValidationException.noVersion({ arn });
  const version = versions.find(stateMachineArn, number);
  if (!version) throw errors.ResourceNotFound.named({ arn });
  return version;
}
