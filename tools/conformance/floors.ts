/** How many recordings of each kind must match exactly. Never lower these numbers. */
export const FLOORS: Readonly<Record<string, number>> = {
  'execution / JSONPath': 407,
  'execution / JSONata': 82,
  'create-error / JSONPath': 13,
  'create-error / JSONata': 2,
  'test-state / JSONPath': 45,
  'test-state / JSONata': 40,
  'validate / JSONPath': 3,
  'validate / JSONata': 2,
  'api-sequence / JSONPath': 63,
  'api-sequence / JSONata': 2,
};
