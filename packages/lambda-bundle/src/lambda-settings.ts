import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ExplainedError } from '@scones/explained-error';
import { z } from 'zod';

/** The rights that the stack can give to a function. Every function may write its own log and traces. */
const PERMISSIONS = ['readObjects', 'invokeEndpoint'] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** The member `lambda` of a Lambda's package.json: what the infrastructure and the workbench both need to know. */
const lambdaSettingsSchema = z.strictObject({
  /** The longest module to accept, in thousands of bytes; each is read at every cold start. */
  budgetKilobytes: z.number().positive(),
  timeoutSeconds: z.int().min(1).max(900),
  memoryMegabytes: z.int().min(128).max(10_240),
  /** What the function does, in one sentence for AWS's console. */
  description: z.string().min(1).max(256).optional(),
  permissions: z.array(z.enum(PERMISSIONS)).default([]),
  /** Whether the function also throws on events as they should be. An alarm on its errors would then mean nothing. */
  throwsOnPurpose: z.boolean().default(false),
  /** The function's environment. In a deployment the stack's own parameters override it. */
  environment: z.record(z.string().regex(/^[A-Za-z]\w+$/), z.string()).default({}),
  /**
   * The stack's output that holds the deployed function's name. The part before `FunctionName` is its id in the stack.
   */
  stackOutput: z
    .string()
    .regex(/^[A-Z][A-Za-z]*FunctionName$/, 'takes a name like CropFunctionName')
    .optional(),
});
const packageSchema = z.object({ name: z.string().min(1), lambda: lambdaSettingsSchema });

export interface LambdaSettings extends z.output<typeof lambdaSettingsSchema> {
  /** The package's name without its scope. */
  readonly name: string;
}

export class LambdaSettingsMalformed extends ExplainedError<'LAMBDA_SETTINGS_MALFORMED'> {
  override readonly name = 'LambdaSettingsMalformed';

  constructor(file: string, detail: string, options: ErrorOptions) {
    super(
      'LAMBDA_SETTINGS_MALFORMED',
      `${file} has no usable settings for its Lambda: ${detail}`,
      'Give the folder of a Lambda, whose package.json has the member lambda as packages/lambda-bundle/README.md says.',
      options,
    );
  }
}

/** Reads the settings in a Lambda's package; rejects with `LambdaSettingsMalformed`. */
export async function readLambdaSettings(packageFolder: string): Promise<LambdaSettings> {
  const file = join(packageFolder, 'package.json');
  const malformed = (detail: string, cause: unknown) => new LambdaSettingsMalformed(file, detail, { cause });
  let document: unknown;
  try {
    document = JSON.parse(await readFile(file, 'utf8'));
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    throw malformed(code === 'ENOENT' ? 'there is no such file' : message, cause);
  }
  const parsed = packageSchema.safeParse(document);
  if (!parsed.success)
    throw malformed(z.prettifyError(parsed.error).replaceAll(/\s*\n\s*/g, ' '), parsed.error);
  const { name, lambda } = parsed.data;
  return { ...lambda, name: name.slice(name.lastIndexOf('/') + 1) };
}
