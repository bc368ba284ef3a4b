/** A failure of the job, not of the emulator; its message is the job's FailureReason. */
export class TrainingFailure extends Error {
  constructor(kind: 'AlgorithmError' | 'ClientError', detail: string, cause?: unknown) {
    super(`${kind}: ${detail}`, { cause });
    this.name = 'TrainingFailure';
  }
}
