import { fileURLToPath } from 'node:url';
import { CommandError } from '@scones/command-line';
import { type LambdaSettings, readLambdaSettings } from '@scones/lambda-bundle';
import type { ChainLambda } from '@scones/workflow';

/** The settings of the deployed function, from the package of a Lambda of the chain. */
export interface ChainFunction extends LambdaSettings {
  readonly stackOutput: string;
  /** The function's id in the stack. */
  readonly id: string;
}

export function packageFolderOf(lambda: ChainLambda): string {
  return fileURLToPath(new URL(`../../../packages/${lambda}`, import.meta.url));
}

export async function readChainFunction(lambda: ChainLambda): Promise<ChainFunction> {
  const settings = await readLambdaSettings(packageFolderOf(lambda));
  const { stackOutput } = settings;
  if (stackOutput === undefined) {
    throw new CommandError(
      'NO_FUNCTION_NAME',
      `packages/${lambda} is in the chain, but does not name the stack's output for its function's name`,
      `Set lambda.stackOutput in packages/${lambda}/package.json, like CropFunctionName.`,
    );
  }
  return { ...settings, stackOutput, id: stackOutput.replace(/FunctionName$/, '') };
}
