import { z } from 'zod';
import type { LayerRecord } from './layer-record.ts';

export const layerFilters = {
  CompatibleRuntime: z.string().optional(),
  CompatibleArchitecture: z.enum(['x86_64', 'arm64']).optional(),
};

interface LayerFilters {
  readonly CompatibleRuntime?: string | undefined;
  readonly CompatibleArchitecture?: 'x86_64' | 'arm64' | undefined;
}

/** A layer that names no runtime or architecture does not match a request that asks for one. */
export function suits(
  record: LayerRecord,
  { CompatibleRuntime, CompatibleArchitecture }: LayerFilters,
): boolean {
  return (
    (CompatibleRuntime === undefined || (record.compatibleRuntimes ?? []).includes(CompatibleRuntime)) &&
    (CompatibleArchitecture === undefined ||
      (record.compatibleArchitectures ?? []).includes(CompatibleArchitecture))
  );
}
