import { isObject, type Json, type JsonObject } from '../json.ts';

/** The workflows within a state's definition, by their places in it: `Branches[0]`, `ItemProcessor`. */
export function innerWorkflows(state: JsonObject): [string, JsonObject][] {
  const branches = Array.isArray(state['Branches']) ? state['Branches'] : [];
  const named: [string, Json | undefined][] = [
    ...branches.map((branch, index): [string, Json] => [`Branches[${index}]`, branch]),
    ...['ItemProcessor', 'Iterator'].map((name): [string, Json | undefined] => [name, state[name]]),
  ];
  return named.filter((each): each is [string, JsonObject] => isObject(each[1]));
}
