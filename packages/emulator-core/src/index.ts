export {
  accessByRules,
  type AccessRequest,
  ifNamed,
  type InputMembers,
  type Refusals,
  type RequiredAccess,
  type ResourcesOf,
} from './access.ts';
export { anyProtocol } from './any-protocol.ts';
export { AwsError, commonErrors, errorTable } from './aws-error.ts';
export { diskFault } from './disk-fault.ts';
export { BoundedCache } from './bounded-cache.ts';
export { cborService } from './cbor-service.ts';
export { EmulatorRequest } from './emulator-request.ts';
export { findService } from './find-service.ts';
export { isLoopback } from './host-name.ts';
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
export { jsonRefusals, queryRefusals } from './refusals.ts';
export type { PolicyKind, RequestContext, RequestWatch, RoleSession, Ruling } from './request-context.ts';
export { restJsonService, type Route } from './rest-json-service.ts';
export { screen } from './screen.ts';
export { type HttpAnswer, type OutgoingHttp, sendHttp } from './send-http.ts';
export type { ResourceKind } from './declaration.ts';
export { type RunningServer, startServer } from './server.ts';
export type { EmulatedService, EmulatorResponse, HttpService } from './service.ts';
export { prefixEnd } from './prefix-end.ts';
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
