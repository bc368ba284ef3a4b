import json

from suite import equal, fact, refuses


def template(value, **more):
    return json.dumps({
        'Resources': {'Parameter': {'Type': 'AWS::SSM::Parameter', 'Properties': {'Type': 'String', 'Value': value}}},
        'Outputs': {'Name': {'Value': {'Ref': 'Parameter'}, **more}}})


def change(aws, stack, text, kind, waiter):
    cloudformation = aws.client('cloudformation')
    names = {'StackName': stack, 'ChangeSetName': aws.name('change')}
    cloudformation.create_change_set(**names, TemplateBody=text, ChangeSetType=kind)
    aws.wait(cloudformation, 'change_set_create_complete', **names)
    equal(len(aws.pages(cloudformation, 'describe_change_set', **names)[0]['Changes']), 1)
    cloudformation.execute_change_set(**names)
    aws.wait(cloudformation, waiter, StackName=stack)


@fact
def deploys_by_change_sets(aws):
    cloudformation, stack = aws.client('cloudformation'), aws.name('stack')
    export = aws.name('export')
    change(aws, stack, template('1', Export={'Name': export}), 'CREATE', 'stack_create_complete')
    aws.wait(cloudformation, 'stack_exists', StackName=stack)
    change(aws, stack, template('2', Export={'Name': export}), 'UPDATE', 'stack_update_complete')
    described = aws.pages(cloudformation, 'describe_stacks', StackName=stack)[0]['Stacks'][0]
    equal(described['Outputs'][0]['ExportName'], export)
    equal(described['CreationTime'].tzinfo is not None, True)
    equal(len(aws.pages(cloudformation, 'describe_stack_events', StackName=stack)[0]['StackEvents']) > 2, True)
    resources = cloudformation.describe_stack_resources(StackName=stack)['StackResources']
    equal([resource['LogicalResourceId'] for resource in resources], ['Parameter'])
    equal(len(aws.pages(cloudformation, 'list_stack_resources', StackName=stack)[0]['StackResourceSummaries']), 1)
    equal(export in [e['Name'] for page in aws.pages(cloudformation, 'list_exports') for e in page['Exports']], True)
    listed = [s['StackName'] for page in aws.pages(cloudformation, 'list_stacks') for s in page['StackSummaries']]
    equal(stack in listed, True)
    equal(bool(cloudformation.get_template(StackName=stack)['TemplateBody']), True)
    cloudformation.delete_stack(StackName=stack)
    aws.wait(cloudformation, 'stack_delete_complete', StackName=described['StackId'])
    with refuses(aws, cloudformation, 'ValidationError', 'does not exist'):
        cloudformation.describe_stacks(StackName=stack)


@fact
def rolls_back(aws):
    cloudformation, stack = aws.client('cloudformation'), aws.name('stack')
    change(aws, stack, template('1'), 'CREATE', 'stack_create_complete')
    # No parameter may be empty.
    change(aws, stack, template(''), 'UPDATE', 'stack_rollback_complete')


@fact
def deletes_change_sets(aws):
    cloudformation, stack = aws.client('cloudformation'), aws.name('stack')
    cloudformation.create_change_set(StackName=stack, ChangeSetName='c', TemplateBody=template('1'), ChangeSetType='CREATE')
    aws.wait(cloudformation, 'change_set_create_complete', StackName=stack, ChangeSetName='c')
    cloudformation.delete_change_set(StackName=stack, ChangeSetName='c')
    with refuses(aws, cloudformation, 'ChangeSetNotFoundException'):
        cloudformation.execute_change_set(StackName=stack, ChangeSetName='c')


@fact
def looks_at_templates(aws):
    cloudformation = aws.client('cloudformation')
    equal(cloudformation.validate_template(TemplateBody=template('1'))['Parameters'], [])
    with refuses(aws, cloudformation, 'ValidationError'):
        cloudformation.validate_template(TemplateBody='{')


@fact
def deploys_at_once(aws):
    cloudformation, stack, export = aws.client('cloudformation'), aws.name('stack'), aws.name('export')
    cloudformation.create_stack(StackName=stack, TemplateBody=template('1', Export={'Name': export}))
    aws.wait(cloudformation, 'stack_create_complete', StackName=stack)
    cloudformation.update_stack(StackName=stack, TemplateBody=template('2', Export={'Name': export}))
    aws.wait(cloudformation, 'stack_update_complete', StackName=stack)
    resource = cloudformation.describe_stack_resource(StackName=stack, LogicalResourceId='Parameter')
    equal(resource['StackResourceDetail']['ResourceType'], 'AWS::SSM::Parameter')
    equal(cloudformation.get_template_summary(StackName=stack)['ResourceTypes'], ['AWS::SSM::Parameter'])
    aws.pages(cloudformation, 'list_change_sets', StackName=stack)
    importer = aws.name('stack')
    value = {'Fn::ImportValue': export}
    cloudformation.create_stack(StackName=importer, TemplateBody=template(value))
    aws.wait(cloudformation, 'stack_create_complete', StackName=importer)
    equal(aws.pages(cloudformation, 'list_imports', ExportName=export)[0]['Imports'], [importer])
    cloudformation.update_termination_protection(StackName=importer, EnableTerminationProtection=True)
    with refuses(aws, cloudformation, 'ValidationError', 'TerminationProtection'):
        cloudformation.delete_stack(StackName=importer)
