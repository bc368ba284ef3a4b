import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';

const member = z.object({ shape: z.string() });

const bounds = { min: z.number().optional(), max: z.number().optional() };

const shape = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('structure'),
    members: z.record(z.string(), member),
    required: z.array(z.string()).default([]),
    document: z.boolean().optional(),
    exception: z.boolean().optional(),
    error: z.object({ code: z.string().optional() }).optional(),
  }),
  z.object({ type: z.literal('list'), member, ...bounds }),
  z.object({ type: z.literal('map'), value: member }),
  z.object({
    type: z.enum(['string', 'timestamp', 'blob', 'integer', 'long', 'double', 'float', 'boolean']),
    enum: z.array(z.string()).optional(),
    ...bounds,
  }),
]);

const serviceModel = z.object({
  metadata: z.object({ serviceId: z.string(), apiVersion: z.string() }),
  operations: z.record(z.string(), z.object({ output: member.optional() })),
  shapes: z.record(z.string(), shape),
});

export type Shape = z.output<typeof shape>;
export type ServiceModel = z.output<typeof serviceModel>;

/** Reads the newest model of a service from the data of botocore, AWS's library for Python. */
export function readServiceModel(data: string, folder: string): ServiceModel {
  const version = readdirSync(join(data, folder)).sort().at(-1) as string;
  const file = join(data, folder, version, 'service-2.json.gz');
  return serviceModel.parse(JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')));
}
