/** The codes that are reported (https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinitionDiagnostic.html). */
export type DiagnosticCode =
  | 'INVALID_JSON_DESCRIPTION'
  | 'MISSING_DESCRIPTION'
  | 'SCHEMA_VALIDATION_FAILED'
  | 'MISSING_TRANSITION_TARGET'
  | 'MISSING_END_STATE'
  | 'DUPLICATE_STATE_NAME'
  | 'INVALID_STATE_NAME'
  | 'NO_DOLLAR'
  | 'NO_PATH'
  | 'PASS_RESULT_IS_STATIC'
  | 'INVALID_JSONATA_EXPRESSION'
  | 'UNSUPPORTED_JSONATA_EXPRESSION';

/** An error or warning of a definition, as ValidateStateMachineDefinition answers it. */
export interface Diagnostic {
  readonly severity: 'ERROR' | 'WARNING';
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly location?: string;
}

/** The definition is refused; the message is that of CreateStateMachine. */
export class DefinitionError extends Error {
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super(`Invalid State Machine Definition: '${diagnostics.map(describe).join(', ')}'`);
    this.name = 'DefinitionError';
    this.diagnostics = diagnostics;
  }
}

function describe({ code, message, location }: Diagnostic): string {
  return `${code}: ${message} at ${location ?? 'null'}`;
}

/** Ends the reading of one state at its first fault. */
export class InvalidField extends Error {
  readonly diagnostic: Diagnostic;

  constructor(message: string, location: string, code: DiagnosticCode = 'SCHEMA_VALIDATION_FAILED') {
    super(message);
    this.diagnostic = { severity: 'ERROR', code, message, location };
  }
}
