import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { containerPrograms } from './container-programs.ts';

const programFor = containerPrograms('/compiled');

describe('the program for an image', () => {
  it.each([
    '811284229777.dkr.ecr.us-east-1.amazonaws.com/image-classification:1',
    '813361260812.dkr.ecr.eu-central-1.amazonaws.com/image-classification:latest',
    'image-classifier:0.1',
  ])('%s is the classifier', (image) => {
    const program = programFor(image);
    const [, file = '', ...values] = program?.serve('/root') ?? [''];
    expect(existsSync(file)).toBe(true);
    expect(values).toEqual(['serve', '--root', '/root', '--port', '0']);
    expect(program?.train('/root').slice(2)).toEqual(['train', '--root', '/root']);
  });

  it.each([
    '811284229777.dkr.ecr.us-east-1.amazonaws.com/xgboost:1',
    'not-image-classifier',
    'evil.com/image-classification:1',
  ])('there is none for %s', (image) => expect(programFor(image)).toBeUndefined());

  it('uses the model server for endpoints, if there is one, and trains in a process as ever', () => {
    const server = { host: 'classifier', port: 8080 };
    const program = containerPrograms('/compiled', server)('image-classifier');
    expect(program?.server).toEqual(server);
    expect(program?.train('/root').slice(2)).toEqual(['train', '--root', '/root']);
    expect(programFor('image-classifier')).not.toHaveProperty('server');
  });

  it('has metrics as the built-in algorithm alone; a container’s are defined by the job', () => {
    expect(programFor('image-classifier')).not.toHaveProperty('metricDefinitions');
  });

  it('refuses before a job what the built-in algorithm alone can do; a container refuses it as it would on AWS', () => {
    const builtIn = programFor('811284229777.dkr.ecr.us-east-1.amazonaws.com/image-classification:1');
    expect(builtIn?.unsupportedHyperparameter?.({ num_layers: '18' }, [])).toMatch(/^num_layers \("18"\): /);
    expect(programFor('image-classifier')).not.toHaveProperty('unsupportedHyperparameter');
  });

  it('has the metrics of its log', () => {
    const line = '[11/23/2026 14:00:00 INFO 7] Epoch[0] Validation-accuracy=0.910000';
    const [metric] = programFor(
      '811284229777.dkr.ecr.us-east-1.amazonaws.com/image-classification:1',
    )!.metricDefinitions!.filter(({ Regex }) => new RegExp(Regex).test(line));
    expect(metric?.Name).toBe('validation:accuracy');
  });
});
