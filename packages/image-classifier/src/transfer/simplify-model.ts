import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InferenceSession } from '@scones/onnx-runtime';

/**
 * The same model with its constant parts computed: exporters leave whole chains of operators for the amounts of a
 * padding, which no network needs. ONNX Runtime's basic optimizations keep to standard operators.
 */
export async function simplifyModel(model: Uint8Array): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'pretrained-'));
  try {
    const optimizedModelFilePath = join(folder, 'model.onnx');
    const session = await InferenceSession.create(model, {
      graphOptimizationLevel: 'basic',
      optimizedModelFilePath,
      // It warns that an optimized model may not run elsewhere.
      logSeverityLevel: 3,
    });
    await session.release();
    return await readFile(optimizedModelFilePath);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
