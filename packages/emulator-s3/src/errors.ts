import { errorTable } from '@scones/emulator-core';
import { invalidArgumentWords } from './invalid-argument-words.ts';
import { invalidRequestWords } from './invalid-request-words.ts';

/** An argument as an error's document names it. */
interface Argument {
  readonly argument: string;
  readonly value?: string | undefined;
}

interface Mismatch {
  readonly accessKeyId: string;
  readonly signature: string;
  readonly stringToSign: string;
  readonly canonicalRequest?: string;
}

type Members = Readonly<Record<string, string>>;

/** S3's errors, in its words (https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html). */
export const errors = errorTable({
  AccessControlListNotSupported: { status: 400, message: () => 'The bucket does not allow ACLs' },
  AccessForbidden: {
    status: 403,
    message: {
      noBucket: 'CORSResponse: Bucket not found',
      noRules: 'CORSResponse: CORS is not enabled for this bucket.',
      noRule:
        "CORSResponse: This CORS request is not allowed. This is usually because the evalution of Origin, request method / Access-Control-Request-Method or Access-Control-Request-Headers are not whitelisted by the resource's CORS spec.",
    },
    members: (Method: string, ResourceType: string) => ({ Method, ResourceType }),
  },
  AccessDenied: {
    status: 403,
    message: {
      denied: 'Access Denied',
      screened: '{refusal}',
      expired: 'Request has expired',
      noExpiry: 'X-Amz-Expires and X-Amz-Date must say until when the URL holds',
      unsignedHeaders: 'There were headers present in the request which were not signed',
      policyExpired: 'Invalid according to Policy: Policy expired.',
      policyExtraField: 'Invalid according to Policy: Extra input fields: {field}',
      policyCondition: 'Invalid according to Policy: Policy Condition failed: {condition}',
    },
    members: ({ members }: { members?: Members } = {}) => ({ ...members }),
  },
  AuthorizationHeaderMalformed: {
    status: 400,
    message: 'The authorization header is malformed; {reason}',
  },
  AuthorizationQueryParametersError: {
    status: 400,
    message: {
      reason: '{reason}',
      noNumber: 'X-Amz-Expires should be a number',
      negative: 'X-Amz-Expires must be non-negative',
      tooLong:
        'X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than {longest} seconds',
    },
  },
  BadDigest: {
    status: 400,
    message: {
      md5: 'The Content-MD5 you specified did not match what we received.',
      checksum: 'The {algorithm} you specified did not match the calculated checksum.',
      part: 'The {algorithm} you specified for part {partNumber} did not match what we received.',
    },
    members: ({
      CalculatedDigest,
      ExpectedDigest,
    }: {
      CalculatedDigest?: string;
      ExpectedDigest?: string;
    }) => ({
      CalculatedDigest,
      ExpectedDigest,
    }),
  },
  BadRequest: {
    status: 400,
    message: {
      noOrigin: 'Insufficient information. Origin request header needed.',
      tagsOfBucket: 'Bucket tag count cannot be greater than 50',
      tagsOfObject: 'Object tags cannot be greater than 10',
    },
  },
  BucketAlreadyOwnedByYou: {
    status: 409,
    message: () => 'Your previous request to create the named bucket succeeded and you already own it.',
    members: (BucketName: string) => ({ BucketName }),
  },
  BucketNotEmpty: {
    status: 409,
    message: () => 'The bucket you tried to delete is not empty',
    members: (BucketName: string) => ({ BucketName }),
  },
  ConditionalRequestConflict: {
    status: 409,
    message: () =>
      'The conditional request cannot succeed due to a conflicting operation against this resource.',
    members: (Condition: string, Key: string) => ({ Condition, Key }),
  },
  EntityTooLarge: {
    status: 400,
    message: () => 'Your proposed upload exceeds the maximum allowed size',
    members: (ProposedSize: number, MaxSizeAllowed: number) => ({ ProposedSize, MaxSizeAllowed }),
  },
  EntityTooSmall: {
    status: 400,
    message: () => 'Your proposed upload is smaller than the minimum allowed size',
    members: (ProposedSize: number, MinSizeAllowed: number, part?: { PartNumber: number; ETag: string }) => ({
      ProposedSize,
      MinSizeAllowed,
      ...part,
    }),
  },
  ExpiredToken: { status: 400, message: () => 'The provided token has expired.' },
  IllegalLocationConstraintException: {
    status: 400,
    message: (constraint: string) =>
      `The ${constraint} location constraint is incompatible for the region specific endpoint this request was sent to.`,
  },
  IncompleteBody: {
    status: 400,
    message: () => 'You did not provide the number of bytes specified by the Content-Length HTTP header',
  },
  InternalError: {
    status: 500,
    message: {
      internal: 'We encountered an internal error. Please try again.',
      lostBody:
        'The emulator has lost the body of this object: {reason}. Put the object again, or delete it.',
    },
  },
  InvalidAccessKeyId: {
    status: 403,
    message: () => 'The AWS Access Key Id you provided does not exist in our records.',
    members: (AWSAccessKeyId: string) => ({ AWSAccessKeyId }),
  },
  InvalidArgument: {
    status: 400,
    message: invalidArgumentWords,
    members: ({ argument, value }: Argument) => ({ ArgumentName: argument, ArgumentValue: value }),
  },
  InvalidBucketName: {
    status: 400,
    message: () => 'The specified bucket is not valid.',
    members: (BucketName: string) => ({ BucketName }),
  },
  InvalidBucketOwnerAWSAccountID: {
    status: 400,
    message: (owner: string) =>
      `The value of the expected bucket owner parameter must be an AWS Account ID... [${owner}]`,
  },
  InvalidDigest: {
    status: 400,
    message: () => 'The Content-MD5 you specified was invalid.',
    members: (digest: string) => ({ 'Content-MD5': digest }),
  },
  InvalidLocationConstraint: {
    status: 400,
    message: () => 'The specified location-constraint is not valid',
    members: (LocationConstraint: string) => ({ LocationConstraint }),
  },
  InvalidPart: {
    status: 400,
    message: () =>
      "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
    members: (UploadId: string, PartNumber: number, ETag: string) => ({ UploadId, PartNumber, ETag }),
  },
  InvalidObjectState: {
    status: 403,
    message: () => "The operation is not valid for the object's storage class",
    members: (StorageClass: string) => ({ StorageClass }),
  },
  InvalidPartNumber: {
    status: 416,
    message: () => 'The requested partnumber is not satisfiable',
    members: (PartNumberRequested: number, ActualPartCount: number) => ({
      PartNumberRequested,
      ActualPartCount,
    }),
  },
  InvalidPartOrder: {
    status: 400,
    message: () => 'The list of parts was not in ascending order. Parts must be ordered by part number.',
    members: (UploadId: string) => ({ UploadId }),
  },
  InvalidPolicyDocument: {
    status: 400,
    message: {
      noJson: 'Invalid Policy: Invalid JSON.',
      expiration: "Invalid Policy: Invalid 'expiration' value: '{expiration}'",
      condition: 'Invalid Policy: Invalid condition: it must have three elements.',
      simpleCondition:
        'Invalid Policy: Invalid Simple-Condition: Simple-Conditions must have exactly one property specified.',
    },
  },
  InvalidRange: {
    status: 416,
    message: () => 'The requested range is not satisfiable',
    members: (RangeRequested: string, ActualObjectSize: number) => ({ RangeRequested, ActualObjectSize }),
  },
  InvalidRequest: { status: 400, message: invalidRequestWords },
  InvalidStorageClass: {
    status: 400,
    message: () => 'The storage class you specified is not valid',
    members: (StorageClassRequested: string) => ({ StorageClassRequested }),
  },
  InvalidTag: {
    status: 400,
    message: {
      key: 'The TagKey you have provided is invalid',
      value: 'The TagValue you have provided is invalid',
      twice: 'Cannot provide multiple Tags with the same key',
      systemOfBucket: 'System tags cannot be added/updated by requester',
      systemOfNewBucket:
        'User-defined tag keys can\'t start with "aws:". This prefix is reserved for system tags. Remove "aws:" from your tag keys and try again.',
      systemOfObject: 'Your TagKey cannot be prefixed with aws:',
    },
    members: (TagKey: string, TagValue?: string) => ({ TagKey, TagValue }),
  },
  InvalidToken: {
    status: 400,
    message: () => 'The provided token is malformed or otherwise invalid.',
  },
  InvalidURI: {
    status: 400,
    message: () => "Couldn't parse the specified URI.",
    members: (URI: string) => ({ URI }),
  },
  KeyTooLongError: {
    status: 400,
    message: () => 'Your key is too long',
    members: (Size: number) => ({ Size, MaxSizeAllowed: 1024 }),
  },
  MalformedXML: {
    status: 400,
    message: () =>
      'The XML you provided was not well-formed or did not validate against our published schema',
    members: (Detail: string) => ({ Detail }),
  },
  MalformedPolicy: {
    status: 400,
    message: {
      noJson: "Policies must be valid JSON and the first byte must be '{'",
      noStatement: 'Missing required field Statement',
    },
  },
  MaxPostPreDataLengthExceeded: {
    status: 400,
    message: () => 'Your POST request fields preceding the upload file were too large.',
  },
  MetadataTooLarge: {
    status: 400,
    message: () => 'Your metadata headers exceed the maximum allowed metadata size',
    members: (Size: number) => ({ Size, MaxSizeAllowed: 2048 }),
  },
  MethodNotAllowed: {
    status: 405,
    message: () => 'The specified method is not allowed against this resource.',
    members: (Method: string, level: string) => ({ Method, ResourceType: level.toUpperCase() }),
  },
  MissingContentLength: { status: 411, message: () => 'You must provide the Content-Length HTTP header.' },
  MissingSecurityHeader: {
    status: 400,
    message: () => 'Your request was missing a required header',
    members: (MissingHeaderName: string) => ({ MissingHeaderName }),
  },
  NoSuchBucket: {
    status: 404,
    message: () => 'The specified bucket does not exist',
    members: (BucketName: string) => ({ BucketName }),
  },
  NoSuchBucketPolicy: {
    status: 404,
    message: () => 'The bucket policy does not exist',
    members: (BucketName: string) => ({ BucketName }),
  },
  NoSuchCORSConfiguration: {
    status: 404,
    message: () => 'The CORS configuration does not exist',
    members: (BucketName: string) => ({ BucketName }),
  },
  NoSuchKey: {
    status: 404,
    message: () => 'The specified key does not exist.',
    members: (Key: string) => ({ Key }),
  },
  NoSuchLifecycleConfiguration: {
    status: 404,
    message: () => 'The lifecycle configuration does not exist',
    members: (BucketName: string) => ({ BucketName }),
  },
  NoSuchPublicAccessBlockConfiguration: {
    status: 404,
    message: () => 'The public access block configuration was not found',
    members: (BucketName: string) => ({ BucketName }),
  },
  NoSuchTagSet: {
    status: 404,
    message: () => 'The TagSet does not exist',
    members: (BucketName: string) => ({ BucketName }),
  },
  NoSuchUpload: {
    status: 404,
    message: () =>
      'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
    members: (UploadId: string) => ({ UploadId }),
  },
  NoSuchVersion: {
    status: 404,
    message: () => 'The specified version does not exist.',
    members: (Key: string, VersionId: string) => ({ Key, VersionId }),
  },
  NoSuchWebsiteConfiguration: {
    status: 404,
    message: () => 'The specified bucket does not have a website configuration',
    members: (BucketName: string) => ({ BucketName }),
  },
  NotImplemented: {
    status: 501,
    message: {
      unsupported: 'The emulator does not support {what}{reason}',
      header: 'A header you provided implies functionality that is not implemented',
    },
    members: ({ members }: { members: Members }) => members,
  },
  NotModified: {
    status: 304,
    message: () => 'Not Modified',
    members: (ETag: string, LastModified: string) => ({ ETag, LastModified }),
  },
  ObjectLockConfigurationNotFoundError: {
    status: 404,
    message: () => 'Object Lock configuration does not exist for this bucket',
    members: (BucketName: string) => ({ BucketName }),
  },
  OwnershipControlsNotFoundError: {
    status: 404,
    message: () => 'The bucket ownership controls were not found',
    members: (BucketName: string) => ({ BucketName }),
  },
  PreconditionFailed: {
    status: 412,
    message: () => 'At least one of the pre-conditions you specified did not hold',
    members: (Condition: string) => ({ Condition }),
  },
  ReplicationConfigurationNotFoundError: {
    status: 404,
    message: () => 'The replication configuration was not found',
    members: (BucketName: string) => ({ BucketName }),
  },
  RequestTimeTooSkewed: {
    status: 403,
    message: () => 'The difference between the request time and the current time is too large.',
    members: (RequestTime: string, ServerTime: string, MaxAllowedSkewMilliseconds: number) => ({
      RequestTime,
      ServerTime,
      MaxAllowedSkewMilliseconds,
    }),
  },
  SignatureDoesNotMatch: {
    status: 403,
    message: () =>
      'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
    members: ({ accessKeyId, signature, stringToSign, canonicalRequest }: Mismatch) => ({
      AWSAccessKeyId: accessKeyId,
      StringToSign: stringToSign,
      SignatureProvided: signature,
      ...(canonicalRequest !== undefined && { CanonicalRequest: canonicalRequest }),
    }),
  },
  XAmzContentSHA256Mismatch: {
    status: 400,
    message: () => "The provided 'x-amz-content-sha256' header does not match what was computed.",
    members: (ClientComputedContentSHA256: string, S3ComputedContentSHA256: string) => ({
      ClientComputedContentSHA256,
      S3ComputedContentSHA256,
    }),
  },
});
