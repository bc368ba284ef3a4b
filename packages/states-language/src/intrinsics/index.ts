import {
  array,
  arrayContains,
  arrayGetItem,
  arrayLength,
  arrayPartition,
  arrayRange,
  arrayUnique,
} from './array-functions.ts';
import { format } from './format.ts';
import type { IntrinsicFunction } from './intrinsic-function.ts';
import { jsonMerge, jsonToString, stringToJson } from './json-functions.ts';
import { mathAdd, mathRandom } from './math-functions.ts';
import { base64Decode, base64Encode, hash, stringSplit, uuid } from './text-functions.ts';

export const INTRINSIC_FUNCTIONS: Readonly<Record<string, IntrinsicFunction>> = {
  'States.Array': array,
  'States.ArrayContains': arrayContains,
  'States.ArrayGetItem': arrayGetItem,
  'States.ArrayLength': arrayLength,
  'States.ArrayPartition': arrayPartition,
  'States.ArrayRange': arrayRange,
  'States.ArrayUnique': arrayUnique,
  'States.Base64Decode': base64Decode,
  'States.Base64Encode': base64Encode,
  'States.Format': format,
  'States.Hash': hash,
  'States.JsonMerge': jsonMerge,
  'States.JsonToString': jsonToString,
  'States.MathAdd': mathAdd,
  'States.MathRandom': mathRandom,
  'States.StringSplit': stringSplit,
  'States.StringToJson': stringToJson,
  'States.UUID': uuid,
};
