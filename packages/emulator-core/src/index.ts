export {
  accessByRules,
  type AccessRequest,
  contextValues,
  ifNamed,
  type InputMembers,
  type Refusals,
  type RequiredAccess,
  resourceTagValues,
  type ResourcesOf,
  tagValuesUnder,
} from './access.ts';
export { anyProtocol } from './any-protocol.ts';
export { AwsError, commonErrors, errorTable } from './aws-error.ts';
export { DamagedState, isOfDamage } from './damaged-state.ts';
export { diskFault } from './disk-fault.ts';
export { BoundedCache } from './bounded-cache.ts';
export { cborService } from './cbor-service.ts';
export { EmulatorRequest } from './emulator-request.ts';
export { findService } from './find-service.ts';
export { isLoopback } from './host-name.ts';
export { inputTags, removedTagKeys } from './input-tags.ts';
export { arn, EMULATOR_IDENTITY, type Identity } from './identity.ts';
export { encodeJson, isScopedTo, jsonService, parseJson } from './json-service.ts';
export {
  checkInput,
  describeIssues,
  inputsOf,
  type Operation,
  operationsOf,
  type OperationTable,
  runOperation,
  type WrongInput,
} from './operation.ts';
export { entryFor, type NotSupported } from './not-supported.ts';
export { ownMember } from './own-member.ts';
export { keyOfToken, type Page, pageFrom, pageOf, tokenAfter } from './page.ts';
export { queryService } from './query-service.ts';
export { jsonRefusals, otherAlgorithm, queryRefusals } from './refusals.ts';
export type { PolicyKind, RequestContext, RequestWatch, RoleSession, Ruling } from './request-context.ts';
export { restJsonService, type Route } from './rest-json-service.ts';
export { screen } from './screen.ts';
export { type HttpAnswer, type OutgoingHttp, sendHttp } from './send-http.ts';
export type { ResourceKind } from './declaration.ts';
export { type RunningServer, startServer } from './server.ts';
export { isUser, sessionArn, sessionId } from './session-names.ts';
export type { EmulatedService, EmulatorResponse, HttpService } from './service.ts';
export { prefixEnd } from './prefix-end.ts';
export type { ChunkSignatures } from './signature/chunk-signatures.ts';
export { isSigned } from './signature/claimed-signature.ts';
export { verifyFormSignature } from './signature/form-signature.ts';
export type { KnownKey, SignedService } from './signature/known-key.ts';
export { presignedUrl, type SigningCredentials } from './signature/presigned-url.ts';
export type { SignatureFault } from './signature/signature-fault.ts';
export { areEqualSecrets } from './signature/signing-key.ts';
export { MOST_SKEW_MILLISECONDS, verifySignature } from './signature/verify-signature.ts';
export { type ServiceNames, serviceNames } from './service-names.ts';
export { type Collection, Store, type StoreListener } from './store.ts';
export { only, structure } from './structure.ts';
export { wireBoolean, wireInteger, wireList, wireNumber, wireTime } from './wire-values.ts';
export { escapeXml, type ParsedXml, parseXml, renderXml, type XmlValue } from './xml.ts';
export {
  isReservedTagKey,
  listOfTags,
  RESERVED_TAG_KEY,
  tag,
  tagKey,
  areDistinct,
  DUPLICATE_TAG_KEY,
  tagArray,
  tagList,
  withTags,
  tagRecord,
  type Tags,
  tagsOfList,
  withoutTags,
} from './tags.ts';
