/** S3's sentences for a request whose parts do not fit together. */
export const invalidRequestWords = {
  rangeOfPart: 'Cannot specify both Range header and partNumber query parameter',
  copyRange: 'The specified copy range is invalid for the source object size',
  copyToItself:
    "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
  signature: '{reason}',
  noPayloadHash: 'Missing required header for this request: x-amz-content-sha256',
  noObjectLock: 'Bucket is missing Object Lock Configuration',

  corsMethod: 'Found unsupported HTTP method in CORS config. Unsupported method is {method}',
  corsWildcards: '{member} "{text}" can not have more than one wildcard.',
  transitionSize: 'Invalid TransitionDefaultMinimumObjectSize found: {size}',
  ruleTagTwice: 'Duplicate Tag Keys are not allowed.',

  noParts: 'You must specify at least one part',
  partChecksum:
    'Checksum Type mismatch occurred, expected checksum Type: {expected}, actual checksum Type: {actual}',
  partWithoutChecksum:
    'The upload was created using a {algorithm} checksum. The complete request must include the checksum for each part. It was missing for part {partNumber} in the request.',
  checksumMode:
    'The upload was created using the {mode} checksum mode. The complete request must use the same checksum mode.',
  objectSize:
    "The provided 'x-amz-mp-object-size' header value {given} does not match what was computed: {size}",

  typeWithoutAlgorithm:
    'The x-amz-checksum-type header can only be used with the x-amz-checksum-algorithm header.',
  typeOfAlgorithm: 'The {type} checksum type cannot be used with the {algorithm} checksum algorithm.',
  algorithm:
    'Checksum algorithm provided is unsupported. Please try again with any of the valid types: [{valid}]',
  severalChecksums: 'Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.',
  checksumValue: 'Value for {header} header is invalid.',
  chunks: 'The body is not in the aws-chunked encoding that its headers announce.',
} as const;
