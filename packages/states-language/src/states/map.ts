import { InvalidField } from '../definition/diagnostic.ts';
import { FieldReader } from '../definition/field-reader.ts';
import { readDistributedMap } from '../maps/distributed-map.ts';
import { inlineMap } from '../maps/inline-map.ts';
import type { Evaluate, QueryLanguage } from '../query-language/query-language.ts';
import { readFloat, readInteger, type Typed } from '../query-language/typed-fields.ts';
import type { DataStep } from '../rehearsal.ts';
import type { StateType } from '../workflow.ts';
import type { MapFields } from '../maps/map-fields.ts';

export const map: StateType = {
  entered: 'MapStateEntered',
  exited: 'MapStateExited',
  failed: 'MapStateFailed',
  aborted: 'MapStateAborted',
  data: ['InputPath', 'ResultSelector', 'ResultPath', 'OutputPath', 'Assign', 'Output'],
  handlesErrors: true,
  transition: 'next',
  compile(fields, { language, tasks, compileWorkflow }) {
    const name = fields.requireExclusive(['ItemProcessor', 'Iterator']);
    const processor = FieldReader.of(fields.require(name), fields.at(name), fields.path(name));
    const executionType = readExecutionType(processor);
    if (executionType && tasks.machineType === 'EXPRESS') {
      throw processor.invalid(
        'ProcessorConfig/Mode',
        `The field 'Mode' with value 'DISTRIBUTED' is not supported inside 'EXPRESS' state machines`,
      );
    }
    const common: MapFields = {
      workflow: compileWorkflow(processor),
      readItems: language.readItems(fields),
      selectItem: readItemSelector(fields, language),
      maxConcurrency: noted('maxConcurrency', readInteger(fields, language, 'MaxConcurrency', 0), 0),
      toleratedFailureCount: noted(
        'toleratedFailureCount',
        readInteger(fields, language, 'ToleratedFailureCount', 0, Infinity, -Infinity),
      ),
      toleratedFailurePercentage: noted(
        'toleratedFailurePercentage',
        readFloat(fields, language, 'ToleratedFailurePercentage'),
      ),
    };
    if (!executionType) return inlineMap(common);
    return readDistributedMap(fields, language, common, executionType);
  },
};

/** A field whose value a test of the state hears. */
function noted(step: DataStep, read: Typed<number>, absent?: number): Typed<number> {
  return async (scope) => {
    const value = (await read(scope)) ?? absent;
    if (value !== undefined) scope.note?.(step, value);
    return value;
  };
}

/** How a distributed Map runs its items; nothing for an inline one. */
function readExecutionType(processor: FieldReader): 'STANDARD' | 'EXPRESS' | undefined {
  const config = processor.reader('ProcessorConfig');
  const mode = config?.oneOf('Mode', ['INLINE', 'DISTRIBUTED']);
  const isDistributed = mode === 'DISTRIBUTED';
  const executionType = isDistributed ? config?.oneOf('ExecutionType', ['STANDARD', 'EXPRESS']) : undefined;
  config?.finish();
  if (!isDistributed) return undefined;
  if (!executionType)
    throw new InvalidField('These fields are required: [ExecutionType]', processor.at('ProcessorConfig'));
  return executionType;
}

/** `Parameters` is an older name of ItemSelector. */
function readItemSelector(fields: FieldReader, language: QueryLanguage): Evaluate | undefined {
  if (language.ownFields.includes('Parameters') && fields.has('Parameters')) {
    fields.exclusive(['ItemSelector', 'Parameters']);
    return language.readTemplate(fields, 'Parameters');
  }
  return language.readTemplate(fields, 'ItemSelector');
}
