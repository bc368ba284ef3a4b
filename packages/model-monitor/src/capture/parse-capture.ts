import { z } from 'zod';
import { MonitorError } from '../monitor-error.ts';
import { captureRecordSchema, type CaptureRecord } from './capture-record.ts';
import type { Inference } from './inference.ts';

export interface CaptureOptions {
  /** The model's classes, in the order of its answers. */
  readonly classes: readonly string[];
  /** Where the text is from, for messages. */
  readonly source: string;
}

const probabilitiesSchema = z.array(z.number().min(0).max(1)).min(1);

/** Reads a data-capture file (JSON Lines); the first bad line is an error that names it. */
export function parseCapture(text: string, { classes, source }: CaptureOptions): Inference[] {
  const inferences: Inference[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    inferences.push(
      toInference(parseRecord(line, `${source}, line ${index + 1}`), classes, `${source}, line ${index + 1}`),
    );
  }
  return inferences;
}

function parseRecord(line: string, where: string): CaptureRecord {
  const result = captureRecordSchema.safeParse(parseJson(line, where));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw badCapture(where, `${issue?.path.join('.') || 'the record'}: ${issue?.message}`, result.error);
}

function toInference(record: CaptureRecord, classes: readonly string[], where: string): Inference {
  const { captureData, eventMetadata } = record;
  const { inferenceId, customAttributes } = eventMetadata;
  const probabilities = parseProbabilities(captureData.endpointOutput, where);
  if (probabilities.length !== classes.length) throw wrongClassCount(where, probabilities.length, classes);
  const confidence = Math.max(...probabilities);
  const image = parseImage(captureData.endpointInput, where);
  return {
    eventId: eventMetadata.eventId,
    ...(inferenceId !== undefined && { inferenceId }),
    ...(customAttributes !== undefined && { customAttributes }),
    time: Date.parse(eventMetadata.inferenceTime),
    ...(image && { image }),
    probabilities,
    predictedLabel: classes[probabilities.indexOf(confidence)]!,
    confidence,
  };
}

function parseProbabilities(output: CaptureRecord['captureData']['endpointOutput'], where: string): number[] {
  if (!output) {
    throw new MonitorError(
      'OUTPUT_NOT_CAPTURED',
      `${where}: the endpoint's answer was not captured`,
      "Add Output to CaptureOptions of the endpoint configuration's DataCaptureConfig.",
    );
  }
  const text = output.encoding === 'BASE64' ? decodeBase64(output.data, where) : output.data;
  const value =
    output.encoding === 'CSV' ? text.split(',').map(Number) : parseJson(text, `${where}, endpointOutput`);
  const result = probabilitiesSchema.safeParse(value);
  if (!result.success) throw badCapture(where, 'endpointOutput is no array of probabilities', result.error);
  return result.data;
}

function parseImage(input: CaptureRecord['captureData']['endpointInput'], where: string): Inference['image'] {
  if (!input) return undefined;
  if (input.encoding !== 'BASE64')
    throw badCapture(where, `endpointInput is ${input.encoding}, not a picture in BASE64`);
  requireBase64(input.data, where);
  return { contentType: input.observedContentType, base64: input.data };
}

/** Decodes base64 with functions that browsers have too. */
function decodeBase64(data: string, where: string): string {
  requireBase64(data, where);
  return new TextDecoder().decode(Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0)));
}

function requireBase64(data: string, where: string): void {
  if (/^[A-Za-z0-9+/]*={0,2}$/.test(data) && data.length % 4 === 0) return;
  throw badCapture(where, 'the data is not base64');
}

function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw badCapture(where, `not JSON (${(error as Error).message})`, error);
  }
}

function badCapture(where: string, wrong: string, cause?: unknown): MonitorError {
  return new MonitorError(
    'BAD_CAPTURE',
    `${where}: ${wrong}`,
    'Check that this is a data-capture file of the endpoint, and whole.',
    { cause },
  );
}

function wrongClassCount(where: string, count: number, classes: readonly string[]): MonitorError {
  return new MonitorError(
    'WRONG_CLASS_COUNT',
    `${where}: the answer has ${count} probabilities, but there are ${classes.length} classes (${classes.join(', ')})`,
    'Give the classes that this endpoint was trained on, in their order.',
  );
}
