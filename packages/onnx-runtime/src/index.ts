// First of all: ONNX Runtime looks once, when it is loaded, whether it may report to its publisher.
import './no-telemetry.ts';

export { InferenceSession, Tensor } from 'onnxruntime-node';
