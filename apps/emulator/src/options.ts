import { hostOption, portOption, textOption } from '@scones/command-line';
import { z } from 'zod';
import { hostNameOption, pageOriginOption, serverAddressOption } from './address-options.ts';
import { CLOCKS } from './emulator-time.ts';
import { LAMBDA_RUNTIMES } from './lambda-runtime.ts';

const flag = (description: string) => z.boolean().default(false).describe(description);

export const emulatorOptionsSchema = z.object({
  port: portOption().default(4566).describe('port to listen on, 0 for any that is free'),
  nextFreePort: flag('take the next free port when that one is taken'),
  host: hostOption().describe('address to listen on'),
  allowHost: z
    .array(hostNameOption())
    .default([])
    .describe('a further host name to answer to, without a port; may be repeated')
    .meta({ value: 'name' }),
  allowOrigin: z
    .array(pageOriginOption())
    .default([])
    .describe('the origin, such as http://localhost:3000, of a web page to answer; may be repeated')
    .meta({ value: 'origin' }),
  folder: textOption().default('.emulator').describe('where state is kept').meta({ value: 'folder' }),
  ephemeral: flag('keep nothing'),
  region: textOption().optional().describe('AWS region to play').meta({ value: 'region' }),
  enforceIam: flag('take signed requests alone, and let callers do only what policies allow'),
  lambdaRuntime: z
    .enum(LAMBDA_RUNTIMES)
    .default('own')
    .describe("the runtime client of functions: our own or AWS's"),
  modelServer: serverAddressOption()
    .optional()
    .describe('the container, such as http://127.0.0.1:8080, that answers for every endpoint; empty for none')
    .meta({ value: 'url' }),
  clock: z
    .enum(CLOCKS)
    .default('system')
    .describe(
      'the time of executions: as on the machine, or fast, so that waits, back-off and timeouts pass at once',
    ),
  lambdaEndpoint: serverAddressOption()
    .optional()
    .describe(
      'the Lambda, such as http://127.0.0.1:3001, whose functions Task states invoke in place of the emulator’s; empty for none',
    )
    .meta({ value: 'url' }),
  mockConfig: textOption()
    .optional()
    .describe(
      'a mock configuration file of AWS’s Step Functions Local, for executions started as its test cases',
    )
    .meta({ value: 'file' }),
  json: flag('say that it is ready as a line of JSON'),
});
export type CommandOptions = z.output<typeof emulatorOptionsSchema>;
