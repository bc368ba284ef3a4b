/** Makes the models that a mocked task's result is checked against, from the data of an installed botocore. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MODELLED_SERVICES } from './modelled-services.ts';
import { outputModelText } from './output-model-text.ts';
import { readServiceModel } from './service-model.ts';

/** Step Functions checks against models of its own, which are older than botocore's, as recordings show. */
const RECORDED: Readonly<Record<string, { readonly newer: string; readonly recorded: string }>> = {
  lambda: { newer: 'MemorySize number(128..32768)', recorded: 'MemorySize number(128..10240)' },
};

const target = join(import.meta.dirname, '../../packages/emulator-step-functions/src/output-models/services');
const [data] = process.argv.slice(2);
if (data === undefined) {
  process.stderr.write(
    'Say where botocore keeps its data: npx node tools/output-models/main.ts "$(python3 -c \'import botocore; print(botocore.__path__[0])\')/data"\n',
  );
  process.exitCode = 1;
} else {
  for (const [folder, operations] of Object.entries(MODELLED_SERVICES)) {
    const model = readServiceModel(data, folder);
    // Task states name a service as AWS's SDK for Java does: its id in lower case, without spaces.
    const name = model.metadata.serviceId.toLowerCase().replaceAll(' ', '');
    const text = outputModelText(model, operations === 'all' ? undefined : operations);
    const older = RECORDED[name];
    const kept = older ? text.replace(older.newer, older.recorded) : text;
    writeFileSync(join(target, `${name}.txt`), kept);
  }
}
