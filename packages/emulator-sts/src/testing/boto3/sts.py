import base64
import json

from suite import equal, fact, refuses


@fact
def lends_a_role_whose_session_the_caller_is(aws):
    credentials = aws.client('sts').assume_role(RoleArn=aws.role(), RoleSessionName='bread')['Credentials']
    session = aws.client('sts', aws_access_key_id=credentials['AccessKeyId'],
                         aws_secret_access_key=credentials['SecretAccessKey'],
                         aws_session_token=credentials['SessionToken'])
    name = aws.role().rpartition('/')[2]
    equal(session.get_caller_identity()['Arn'], f'arn:aws:sts::000000000000:assumed-role/{name}/bread')
    with refuses(aws, session, 'AccessDenied'):
        session.get_session_token()


@fact
def gives_the_root_what_is_its(aws):
    sts = aws.client('sts')
    equal(sts.get_caller_identity()['Account'], '000000000000')
    equal(sts.get_session_token()['Credentials']['Expiration'].tzinfo is not None, True)
    equal(sts.get_access_key_info(AccessKeyId='AKIAIOSFODNN7EXAMPLE')['Account'], '000000000000')


@fact
def refuses_as_sts_does(aws):
    sts = aws.client('sts')
    with refuses(aws, sts, 'ValidationError', 'exceeds the MaxSessionDuration set for this role'):
        sts.assume_role(RoleArn=aws.role(), RoleSessionName='bread', DurationSeconds=43200)
    with refuses(aws, sts, 'MalformedPolicyDocumentException'):
        sts.assume_role(RoleArn=aws.role(), RoleSessionName='bread', Policy='{')
    claims = base64.urlsafe_b64encode(json.dumps({'iss': 'https://token.example'}).encode()).decode().rstrip('=')
    with refuses(aws, sts, 'InvalidIdentityTokenException', 'No OpenIDConnect provider found'):
        sts.assume_role_with_web_identity(RoleArn=aws.role(), RoleSessionName='bread', WebIdentityToken=f'e30.{claims}.x')
    with refuses(aws, sts, 'InvalidIdentityTokenException'):
        sts.assume_role_with_saml(RoleArn=aws.role(), PrincipalArn='arn:aws:iam::000000000000:saml-provider/shop',
                                  SAMLAssertion='PHNhbWw+')
