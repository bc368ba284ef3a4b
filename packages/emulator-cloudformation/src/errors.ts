import { errorTable } from '@scones/emulator-core';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/CommonErrors.html */
export const errors = errorTable({
  ValidationError: {
    status: 400,
    message: {
      constraint:
        "1 validation error detected: Value '{value}' at '{member}' failed to satisfy constraint: {rule}",
      template: '{fault}',
      manyTags: 'The number of tags has reached the maximum limit.',
      nextToken: 'The NextToken is not one that this operation gave.',

      untrustedRole: 'Role {role} is invalid or cannot be assumed',
      noStack: 'Stack [{name}] does not exist',
      noStackWithId: 'Stack with id {id} does not exist',
      noStackOfResource: "Stack '{name}' does not exist",
      noStackFor: 'Stack for {physicalId} does not exist',
      noResource: 'Resource {logicalId} does not exist for stack {stack}',
      neitherStackNorResource: 'Either StackName or PhysicalResourceId must be specified.',
      neitherStackNorChangeSet: 'StackName is required if ChangeSetName is not specified.',
      changeSetWithoutStack: 'StackName must be specified if ChangeSetName is not specified as an ARN.',

      noTemplate: 'Either Template URL or Template Body must be specified.',
      twoTemplates: 'Specify exactly one of Template Body and Template URL.',
      templateAndPrevious: 'You cannot specify both usePreviousTemplate and Template Body/Template URL.',
      templateTooLong: 'Template may not exceed {limit} bytes in size.',
      noUrl: 'TemplateURL must be a supported URL.',
      noObjectUrl: 'TemplateURL must reference a valid S3 object: {url}',
      noObject: 'S3 error: {reason} ({url})',

      noPreviousValue:
        'Invalid input for parameter key {key}. Cannot specify usePreviousValue as true for a parameter key not in the previous template',
      role: 'Role {arn} is invalid or cannot be assumed',
      resourceType: 'Resource type {type} is not allowed by parameter ResourceTypes [{allowed}]',
      rollbackAndFailure: 'You cannot specify both OnFailure and DisableRollback',

      noUpdates: 'No updates are to be performed.',
      notUpdatable: 'Stack:{id} is in {status} state and can not be updated.',
      notDeletable: 'Stack:{id} is in {status} state and can not be deleted.',
      protected: 'Stack [{name}] cannot be deleted while TerminationProtection is enabled',
      retain: 'Invalid operation on stack. RetainResources needs a stack in DELETE_FAILED.',
      inReview: 'GetTemplateSummary cannot be called on REVIEW_IN_PROGRESS stacks.',
      created: 'Stack [{stack}] already exists and cannot be created again with the changeSet [{changeSet}].',
      notImported: "Export '{name}' is not imported by any stack.",
    },
  },
  AlreadyExistsException: {
    status: 400,
    message: {
      stack: 'Stack [{name}] already exists',
      changeSet: 'ChangeSet {name} already exists',
    },
  },
  ChangeSetNotFound: { status: 404, message: 'ChangeSet [{name}] does not exist' },
  InvalidChangeSetStatus: {
    status: 400,
    message: 'ChangeSet [{id}] cannot be executed in its current status of [{status}]',
  },
  InsufficientCapabilitiesException: { status: 400, message: 'Requires capabilities : [{capability}]' },
  CustomResourceFailed: {
    status: 400,
    message:
      'Received response status [FAILED] from custom resource. Message returned: {reason} (RequestId: {requestId})',
  },
  NotStabilized: {
    status: 400,
    message: {
      noResponse:
        'CloudFormation did not receive a response from your Custom Resource. Please check your logs for requestId [{requestId}].',
      endpoint:
        "Resource of type 'AWS::SageMaker::Endpoint' with identifier '{name}' did not stabilize: {reason}",
      waitFailed: "WaitCondition received failed message: '{reason}' for uniqueId: {uniqueId}",
      waitTimedOut: 'WaitCondition timed out. Received 0 conditions when expecting 1',
      notCreated: 'Embedded stack {stack} was not successfully created: {reason}',
      notUpdated: 'Embedded stack {stack} was not successfully updated: {reason}',
      notDeleted: 'Embedded stack {stack} was not successfully deleted: {reason}',
    },
  },
  NotSupported: {
    status: 400,
    message: {
      properties: '{refusal}',
      definitionVersion: 'The emulator does not support the Version of a DefinitionS3Location',
    },
  },
  InvalidRequest: {
    status: 400,
    message: 'Properties validation failed for resource {logicalId} with message: {fault}',
  },
});
