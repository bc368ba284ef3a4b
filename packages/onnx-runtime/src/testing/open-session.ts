import { InferenceSession } from '../index.ts';

/** Loads ONNX Runtime and makes its environment: the bytes are no model, which it says. */
await InferenceSession.create(Uint8Array.of(1, 2, 3)).catch((error: unknown) => console.log(String(error)));
