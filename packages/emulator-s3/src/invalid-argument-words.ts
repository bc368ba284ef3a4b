/** S3's sentences for an argument, by a header or the query, that is not what an operation takes. */
export const invalidArgumentWords = {
  constraint: 'Provided argument {argument} is not valid: {fault}',
  noInteger: 'Provided {argument} not an integer or within integer range',
  outOfRange: 'Argument {argument} must be an integer between 0 and {largest}',
  continuationToken: 'The continuation token provided is incorrect',
  encodingType: 'Invalid Encoding Method specified in Request',
  versionIdMarker: 'A version-id marker cannot be specified without a key marker.',
  uploadIdMarker: 'Invalid uploadId marker',

  versionId: 'Invalid version id specified',
  partNumber: 'Part number must be an integer between 1 and 10000, inclusive',
  responseHeader: 'Header value cannot be represented using ISO-8859-1.',
  attributes: 'Invalid attribute name specified.',
  copySource: 'Invalid copy source object key',
  copyRange:
    'The {argument} value must be of the form bytes=first-last where first and last are the zero-based offsets of the first and last bytes to copy',
  copyRangeBeyondSource: 'Range specified is not valid for source object of size: {size}',
  bypassWithoutLock: 'x-amz-bypass-governance-retention is only applicable to Object Lock enabled buckets.',
  tagging:
    "The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded URL query parameters without tag name duplicates.",

  acl: 'The canned ACL is not valid',
  ownership: 'Invalid x-amz-object-ownership header: {value}',
  region: 'Argument value {value} is not a valid AWS Region',
  ruleDate: "'Date' must be at midnight GMT",
  ruleIdTooLong: 'ID length should not exceed allowed limit of 255',
  ruleIdTwice: 'Rule ID must be unique. Found same ID for more than one rule',

  payloadHash:
    'x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-UNSIGNED-PAYLOAD-TRAILER, STREAMING-AWS4-HMAC-SHA256-PAYLOAD, STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER or a valid sha256 value.',

  formFile: 'POST requires exactly one file upload per request.',
  formField:
    "Bucket POST must contain a field named '{argument}'.  If it is specified, please check the order of the fields.",
} as const;
