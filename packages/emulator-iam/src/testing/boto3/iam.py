import json

from suite import equal, fact, refuses


def document(**statement):
    return json.dumps({'Version': '2012-10-17', 'Statement': [{'Effect': 'Allow', **statement}]})


TRUST = document(Action='sts:AssumeRole', Principal={'Service': 'lambda.amazonaws.com'})
READ = document(Action='s3:Get*', Resource='*')
BASIC = 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'


def role(aws):
    name = aws.name('role')
    aws.client('iam').create_role(RoleName=name, AssumeRolePolicyDocument=TRUST, Tags=[{'Key': 'a', 'Value': '1'}])
    return name


@fact
def keeps_roles(aws):
    iam, name = aws.client('iam'), role(aws)
    aws.wait(iam, 'role_exists', RoleName=name)
    got = iam.get_role(RoleName=name)['Role']
    equal(got['AssumeRolePolicyDocument']['Version'], '2012-10-17')
    equal(got['CreateDate'].tzinfo is not None, True)
    equal(iam.update_role(RoleName=name, MaxSessionDuration=7200)['ResponseMetadata']['HTTPStatusCode'], 200)
    equal(iam.update_role_description(RoleName=name, Description='bakes')['Role']['Description'], 'bakes')
    iam.update_assume_role_policy(RoleName=name, PolicyDocument=TRUST)
    iam.tag_role(RoleName=name, Tags=[{'Key': 'b', 'Value': '2'}])
    iam.untag_role(RoleName=name, TagKeys=['a'])
    equal(iam.list_role_tags(RoleName=name)['Tags'], [{'Key': 'b', 'Value': '2'}])
    aws.pages(iam, 'list_role_tags', RoleName=name)
    equal(name in [r['RoleName'] for page in aws.pages(iam, 'list_roles', PaginationConfig={'PageSize': 1}) for r in page['Roles']], True)
    iam.delete_role(RoleName=name)
    with refuses(aws, iam, 'NoSuchEntityException'):
        iam.get_role(RoleName=name)


@fact
def keeps_inline_policies(aws):
    iam, name = aws.client('iam'), role(aws)
    iam.put_role_policy(RoleName=name, PolicyName='p', PolicyDocument=READ)
    equal(iam.get_role_policy(RoleName=name, PolicyName='p')['PolicyDocument'], json.loads(READ))
    equal(aws.pages(iam, 'list_role_policies', RoleName=name)[0]['PolicyNames'], ['p'])
    with refuses(aws, iam, 'DeleteConflictException'):
        iam.delete_role(RoleName=name)
    with refuses(aws, iam, 'MalformedPolicyDocumentException'):
        iam.put_role_policy(RoleName=name, PolicyName='p', PolicyDocument='{')
    iam.delete_role_policy(RoleName=name, PolicyName='p')


@fact
def keeps_managed_policies(aws):
    iam, name = aws.client('iam'), aws.name('policy')
    arn = iam.create_policy(PolicyName=name, PolicyDocument=READ)['Policy']['Arn']
    aws.wait(iam, 'policy_exists', PolicyArn=arn)
    with refuses(aws, iam, 'EntityAlreadyExistsException'):
        iam.create_policy(PolicyName=name, PolicyDocument=READ)
    equal(iam.create_policy_version(PolicyArn=arn, PolicyDocument=READ)['PolicyVersion']['VersionId'], 'v2')
    iam.set_default_policy_version(PolicyArn=arn, VersionId='v2')
    equal(iam.get_policy(PolicyArn=arn)['Policy']['DefaultVersionId'], 'v2')
    equal(iam.get_policy_version(PolicyArn=arn, VersionId='v2')['PolicyVersion']['Document'], json.loads(READ))
    equal(len(aws.pages(iam, 'list_policy_versions', PolicyArn=arn)[0]['Versions']), 2)
    iam.delete_policy_version(PolicyArn=arn, VersionId='v1')
    iam.tag_policy(PolicyArn=arn, Tags=[{'Key': 'a', 'Value': '1'}])
    equal(aws.pages(iam, 'list_policy_tags', PolicyArn=arn)[0]['Tags'], [{'Key': 'a', 'Value': '1'}])
    iam.untag_policy(PolicyArn=arn, TagKeys=['a'])
    equal(arn in [p['Arn'] for page in aws.pages(iam, 'list_policies', Scope='Local') for p in page['Policies']], True)
    iam.delete_policy(PolicyArn=arn)


@fact
def attaches_and_bounds(aws):
    iam, name = aws.client('iam'), role(aws)
    iam.attach_role_policy(RoleName=name, PolicyArn=BASIC)
    attached = aws.pages(iam, 'list_attached_role_policies', RoleName=name)[0]['AttachedPolicies']
    equal(attached, [{'PolicyName': 'AWSLambdaBasicExecutionRole', 'PolicyArn': BASIC}])
    equal([r['RoleName'] for r in aws.pages(iam, 'list_entities_for_policy', PolicyArn=BASIC)[0]['PolicyRoles']], [name])
    source = iam.get_role(RoleName=name)['Role']['Arn']
    simulated = aws.pages(iam, 'simulate_principal_policy', PolicySourceArn=source, ActionNames=['logs:PutLogEvents'])
    equal(simulated[0]['EvaluationResults'][0]['EvalDecision'], 'allowed')
    simulated = aws.pages(iam, 'simulate_custom_policy', PolicyInputList=[READ], ActionNames=['s3:PutObject'])
    equal(simulated[0]['EvaluationResults'][0]['EvalDecision'], 'implicitDeny')
    iam.put_role_permissions_boundary(RoleName=name, PermissionsBoundary=BASIC)
    equal(iam.get_role(RoleName=name)['Role']['PermissionsBoundary']['PermissionsBoundaryArn'], BASIC)
    iam.delete_role_permissions_boundary(RoleName=name)
    iam.detach_role_policy(RoleName=name, PolicyArn=BASIC)


@fact
def keeps_instance_profiles(aws):
    iam, name, profile = aws.client('iam'), role(aws), aws.name('profile')
    iam.create_instance_profile(InstanceProfileName=profile)
    aws.wait(iam, 'instance_profile_exists', InstanceProfileName=profile)
    iam.add_role_to_instance_profile(InstanceProfileName=profile, RoleName=name)
    equal(iam.get_instance_profile(InstanceProfileName=profile)['InstanceProfile']['Roles'][0]['RoleName'], name)
    with refuses(aws, iam, 'LimitExceededException'):
        iam.add_role_to_instance_profile(InstanceProfileName=profile, RoleName=name)
    equal(len(aws.pages(iam, 'list_instance_profiles')[0]['InstanceProfiles']), 1)
    equal(len(aws.pages(iam, 'list_instance_profiles_for_role', RoleName=name)[0]['InstanceProfiles']), 1)
    equal(iam.get_account_summary()['SummaryMap']['InstanceProfiles'], 1)
    iam.remove_role_from_instance_profile(InstanceProfileName=profile, RoleName=name)
    iam.delete_instance_profile(InstanceProfileName=profile)


@fact
def keeps_users_and_their_keys(aws):
    iam, name = aws.client('iam'), aws.name('user')
    iam.create_user(UserName=name, Tags=[{'Key': 'a', 'Value': '1'}])
    aws.wait(iam, 'user_exists', UserName=name)
    with refuses(aws, iam, 'EntityAlreadyExistsException'):
        iam.create_user(UserName=name)
    iam.tag_user(UserName=name, Tags=[{'Key': 'b', 'Value': '2'}])
    iam.untag_user(UserName=name, TagKeys=['a'])
    equal(aws.pages(iam, 'list_user_tags', UserName=name)[0]['Tags'], [{'Key': 'b', 'Value': '2'}])
    equal(name in [u['UserName'] for page in aws.pages(iam, 'list_users') for u in page['Users']], True)
    key = iam.create_access_key(UserName=name)['AccessKey']['AccessKeyId']
    iam.update_access_key(UserName=name, AccessKeyId=key, Status='Inactive')
    equal(aws.pages(iam, 'list_access_keys', UserName=name)[0]['AccessKeyMetadata'][0]['Status'], 'Inactive')
    with refuses(aws, iam, 'DeleteConflictException'):
        iam.delete_user(UserName=name)
    iam.delete_access_key(UserName=name, AccessKeyId=key)
    iam.update_user(UserName=name, NewUserName=name + '2')
    equal(iam.get_user(UserName=name + '2')['User']['UserName'], name + '2')
    iam.delete_user(UserName=name + '2')


@fact
def keeps_the_policies_of_users(aws):
    iam, name = aws.client('iam'), aws.name('user')
    iam.create_user(UserName=name)
    iam.put_user_policy(UserName=name, PolicyName='p', PolicyDocument=READ)
    equal(iam.get_user_policy(UserName=name, PolicyName='p')['PolicyDocument'], json.loads(READ))
    equal(aws.pages(iam, 'list_user_policies', UserName=name)[0]['PolicyNames'], ['p'])
    iam.delete_user_policy(UserName=name, PolicyName='p')
    iam.attach_user_policy(UserName=name, PolicyArn=BASIC)
    attached = aws.pages(iam, 'list_attached_user_policies', UserName=name)[0]['AttachedPolicies']
    equal(attached, [{'PolicyName': 'AWSLambdaBasicExecutionRole', 'PolicyArn': BASIC}])
    iam.detach_user_policy(UserName=name, PolicyArn=BASIC)
    iam.put_user_permissions_boundary(UserName=name, PermissionsBoundary=BASIC)
    iam.delete_user_permissions_boundary(UserName=name)
    iam.delete_user(UserName=name)
