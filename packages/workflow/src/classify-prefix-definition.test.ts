import { describe, expect, it } from 'vitest';
import { classifyPictureDefinition } from './classify-picture-definition.ts';
import { classifyPrefixDefinition } from './classify-prefix-definition.ts';
import { pictureRequestSchema } from './picture-event.ts';
import { forEachLambda } from './tasks/for-each-lambda.ts';
import { CHAIN } from './tasks/index.ts';

const functionArns = forEachLambda((lambda) => `arn:aws:lambda:us-east-1:000000000000:function:${lambda}`);
const definition = classifyPrefixDefinition({
  functionArns,
  resultsPrefix: 'classifications',
  batchSize: 10,
  concurrency: 40,
  toleratedFailurePercent: 5,
  executionType: 'EXPRESS',
});
const run = definition.States.ClassifyPrefix;
const batch = run.ItemProcessor.States.ClassifyBatch;
const chain = batch.ItemProcessor.States;

describe('the classification of a prefix', () => {
  it('reads the keys under the prefix and gives each picture the event that the chain starts with', () => {
    expect(run.ItemReader.Resource).toBe('arn:aws:states:::s3:listObjectsV2');
    expect(run.ItemReader.Parameters).toEqual({ 'Bucket.$': '$.s3_bucket', 'Prefix.$': '$.s3_prefix' });
    expect(run.ItemSelector['s3_key.$']).toBe('$$.Map.Item.Value.Key');
    const { 's3_bucket.$': s3_bucket, 's3_key.$': s3_key, ...rest } = run.ItemSelector;
    const event = { s3_bucket, s3_key, ...rest };
    expect(pictureRequestSchema.parse(event)).toEqual(event);
  });

  it('runs batches as child workflows within the limits that it is given', () => {
    expect(run.ItemProcessor.ProcessorConfig).toEqual({ Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' });
    expect(run.ItemBatcher.MaxItemsPerBatch).toBe(10);
    expect(run.MaxConcurrency).toBe(40);
    expect(run.ToleratedFailurePercentage).toBe(5);
    expect(batch.ItemsPath).toBe('$.Items');
  });

  it('writes the results under their prefix in the pictures’ bucket', () => {
    expect(run.ResultWriter.Parameters).toEqual({ 'Bucket.$': '$.s3_bucket', Prefix: 'classifications' });
  });

  it('takes the steps of the single picture’s chain', () => {
    const single = classifyPictureDefinition(functionArns).States;
    expect(batch.ItemProcessor.StartAt).toBe(CHAIN[0].state);
    for (const { state } of CHAIN.slice(0, -1)) expect(chain[state]).toEqual(single[state]);
    expect(chain.FilterResults.Parameters).toEqual(single.FilterResults.Parameters);
  });

  it('counts a doubtful picture as a result and every other failure as one', () => {
    expect(chain.FilterResults.Catch.map(({ ErrorEquals, Next }) => [ErrorEquals[0], Next])).toEqual([
      ['ThresholdConfidenceNotMet', 'BelowThreshold'],
      ['States.ALL', 'ClassificationFailed'],
    ]);
    expect(chain.BelowThreshold.Parameters.passed).toBe(false);
    expect(chain.FilterResults.ResultSelector.passed).toBe(true);
  });

  it('keeps the pictures themselves out of the results', () => {
    expect(Object.keys(chain.FilterResults.ResultSelector)).not.toContain('image_data');
    expect(Object.keys(chain.BelowThreshold.Parameters)).toEqual(['s3_key.$', 'inferences.$', 'passed']);
  });

  it('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(definition))).toEqual(definition);
  });
});
