import { errorTable } from '@scones/emulator-core';

const INVALID = 'One or more parameter values were invalid: ';

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html */
export const errors = errorTable({
  ConditionalCheckFailedException: {
    status: 400,
    message: 'The conditional request failed',
    members: (item?: object) => (item ? { Item: item } : {}),
  },
  IdempotentParameterMismatchException: {
    status: 400,
    message: 'The request uses the same client token as a previous, but non-identical request.',
  },
  LimitExceededException: {
    status: 400,
    message:
      'Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table',
  },
  ResourceInUseException: { status: 400, message: 'Table already exists: {name}' },
  ResourceNotFoundException: {
    status: 400,
    message: {
      ofItems: 'Requested resource not found',
      table: 'Requested resource not found: Table: {name} not found',
      arn: 'Requested resource not found: ResourcArn: {arn} not found',
    },
  },
  TransactionCanceledException: {
    status: 400,
    message: 'Transaction cancelled, please refer cancellation reasons for specific reasons [{codes}]',
    members: ({ reasons }: { readonly reasons: readonly object[] }) => ({ CancellationReasons: reasons }),
  },
  ValidationException: {
    status: 400,
    message: {
      emptyValue: 'Supplied AttributeValue is empty, must contain exactly one of the supported datatypes',
      severalValues:
        'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
      wrongValue: 'Supplied AttributeValue has a value that is not of its datatype {type}',
      falseNull: `${INVALID}Null attribute value types must have the value of true`,
      emptySet: `${INVALID}An {kind} set  may not be empty`,
      duplicates: `${INVALID}Input collection contains duplicates.`,
      nesting:
        'Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit',
      notNumber: 'The parameter cannot be converted to a numeric value: {text}',
      overflow: 'Number overflow. Attempting to store a number with magnitude larger than supported range',
      underflow: 'Number underflow. Attempting to store a number with magnitude smaller than supported range',
      tooPrecise: 'Attempting to store more than 38 significant digits in a Number',
      itemSize: 'Item size has exceeded the maximum allowed size',
      updatedItemSize: 'Item size to update has exceeded the maximum allowed size',
      missingKey: `${INVALID}Missing the key {name} in the item`,
      keyType: `${INVALID}Type mismatch for key {name} expected: {expected} actual: {actual}`,
      emptyKey:
        'One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty {kind} value. Key: {name}',
      hashSize: `${INVALID}Size of hashkey has exceeded the maximum size limit of{limit} bytes`,
      rangeSize: `${INVALID}Aggregated size of all range keys has exceeded the size limit of {limit} bytes`,
      emptyIndexKey:
        'One or more parameter values are not valid. A value specified for a secondary index key is not supported. The AttributeValue for a key attribute cannot contain an empty {kind} value. IndexName: {index}, IndexKey: {name}',
      indexKeyType: `${INVALID}Type mismatch for Index Key {name} Expected: {expected} Actual: {actual} IndexName: {index}`,
      key: 'The provided key element does not match the schema',
      keyUpdate: `${INVALID}Cannot update attribute {name}. This attribute is part of the key`,
      syntax: 'Invalid {expression}: Syntax error; token: "{token}", near: "{near}"',
      emptyExpression: 'Invalid {expression}: The expression can not be empty;',
      expressionSize:
        'Invalid {expression}: Expression size has exceeded the maximum allowed size; expression size: {size}',
      reserved: 'Invalid {expression}: Attribute name is a reserved keyword; reserved keyword: {word}',
      unknownFunction: 'Invalid {expression}: Invalid function name; function: {name}',
      operandCount:
        'Invalid {expression}: Incorrect number of operands for operator or function; operator or function: {name}, number of operands: {count}',
      operandType:
        'Invalid {expression}: Incorrect operand type for operator or function; operator or function: {name}, operand type: {type}',
      documentPath:
        'Invalid {expression}: Operator or function requires a document path; operator or function: {name}',
      typeName:
        'Invalid {expression}: Invalid attribute type name found; type: {type}, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}',
      noName:
        'Invalid {expression}: An expression attribute name used in the document path is not defined; attribute name: {name}',
      noValue:
        'Invalid {expression}: An expression attribute value used in expression is not defined; attribute value: {name}',
      twice: 'Invalid {expression}: The "{section}" section can only be used once in an update expression;',
      overlap:
        'Invalid {expression}: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: {one}, path two: {other}',
      unused: 'Value provided in {member} unused in expressions: keys: {keys}',
      detected: '1 validation error detected: {fault}',
      emptyMember: '{member} must not be empty',
      wrongPlaceholder: '{member} contains invalid key: Syntax error; key: "{name}"',
      projectedTable: 'ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName',
      noProjection:
        'Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES',
      projection: 'Cannot specify the ProjectionExpression when choosing to get {what}',
      wholeOfIndex: `${INVALID}Select type ALL_ATTRIBUTES is not supported for global secondary index {name} because its projection type is not ALL`,
      noExpressions: '{member} can only be specified when using expressions',
      updatePath: 'The document path provided in the update expression is invalid for update',
      noAttribute: 'The provided expression refers to an attribute that does not exist in the item',
      updateType: 'An operand in the update expression has an incorrect data type',
      noKeyCondition:
        'Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.',
      missedKey: 'Query condition missed key schema element: {name}',
      keyCondition: 'Query key condition not supported',
      keyConditionType: `${INVALID}Condition parameter type does not match schema type`,
      filterKey:
        'Filter Expression can only contain non-primary key attributes: Primary key attribute: {name}',
      noIndex: 'The table does not have the specified index: {name}',
      consistentIndex: 'Consistent reads are not supported on global secondary indexes',
      startKey: 'The provided starting key is invalid',
      undefinedKeys: `${INVALID}Some index key attributes are not defined in AttributeDefinitions. Keys: [{keys}], AttributeDefinitions: [{defined}]`,
      sameKeys: 'Both the Hash Key and the Range Key element in the KeySchema have the same name',
      notHash: 'Invalid KeySchema: The first KeySchemaElement is not a HASH key type',
      notRange: 'Invalid KeySchema: The second KeySchemaElement is not a RANGE key type',
      unusedDefinitions: `${INVALID}Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions`,
      capacity: `${INVALID}ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED`,
      noCapacity: `${INVALID}Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST`,
      duplicateIndex: `${INVALID}Duplicate index name: {name}`,
      localHash: `${INVALID}Index KeySchema does not have the same leading hash key as table KeySchema for index: {name}. index hash key: {hash}, table hash key: {tableHash}`,
      noChange:
        'At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, GlobalSecondaryIndexUpdates or SSESpecification or ReplicaUpdates is required',
      indexExists: 'Attempting to create an index which already exists',
      enabledAlready: 'TimeToLive is already enabled',
      disabledAlready: 'TimeToLive is already disabled',
      otherAttribute: 'TimeToLive is active on a different AttributeName: current AttributeName is {name}',
      protected:
        'Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.',
      duplicateKeys: 'Provided list of item keys contains duplicates',
      duplicateItems: 'Transaction request cannot include multiple operations on one item',
      oneOperation:
        'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
      tooManyWrites: 'Too many items requested for the BatchWriteItem call',
      tooManyReads: 'Too many items requested for the BatchGetItem call',
      tooManyTags: 'Too many tags: The maximum number of tags that can be assigned to a resource is 50',
      returnValues: 'ReturnValues can only be ALL_OLD or NONE',
    },
  },
});
