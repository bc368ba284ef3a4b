from suite import equal, fact, refuses


@fact
def keeps_parameters(aws):
    ssm, folder = aws.client('ssm'), f'/{aws.name("boto")}'
    for number in range(3):
        ssm.put_parameter(Name=f'{folder}/p{number}', Value=str(number), Type='String')
    equal(ssm.get_parameter(Name=f'{folder}/p1')['Parameter']['Value'], '1')
    equal(ssm.get_parameters(Names=[f'{folder}/p0', '/none'])['InvalidParameters'], ['/none'])
    found = aws.pages(ssm, 'get_parameters_by_path', Path=folder, PaginationConfig={'PageSize': 1})
    equal([p['Value'] for page in found for p in page['Parameters']], ['0', '1', '2'])
    equal(len([p for page in aws.pages(ssm, 'describe_parameters') for p in page['Parameters']]) >= 3, True)
    with refuses(aws, ssm, 'ParameterAlreadyExists'):
        ssm.put_parameter(Name=f'{folder}/p0', Value='x', Type='String')
    ssm.delete_parameter(Name=f'{folder}/p0')
    equal(ssm.delete_parameters(Names=[f'{folder}/p2', '/none'])['InvalidParameters'], ['/none'])
    with refuses(aws, ssm, 'ParameterNotFound'):
        ssm.get_parameter(Name=f'{folder}/p0')


@fact
def tags_parameters(aws):
    ssm, name = aws.client('ssm'), aws.name('p')
    ssm.put_parameter(Name=name, Value='1', Type='String')
    resource = {'ResourceType': 'Parameter', 'ResourceId': name}
    ssm.add_tags_to_resource(**resource, Tags=[{'Key': 'a', 'Value': '1'}])
    equal(ssm.list_tags_for_resource(**resource)['TagList'], [{'Key': 'a', 'Value': '1'}])
    ssm.remove_tags_from_resource(**resource, TagKeys=['a'])


@fact
def keeps_versions(aws):
    ssm, name = aws.client('ssm'), aws.name('p')
    for value in '12':
        ssm.put_parameter(Name=name, Value=value, Type='String', Overwrite=True)
    equal(ssm.label_parameter_version(Name=name, ParameterVersion=1, Labels=['live'])['InvalidLabels'], [])
    equal(ssm.get_parameter(Name=f'{name}:live')['Parameter']['Value'], '1')
    pages = aws.pages(ssm, 'get_parameter_history', Name=name, PaginationConfig={'PageSize': 1})
    equal([p['Labels'] for page in pages for p in page['Parameters']], [['live'], []])
    removed = ssm.unlabel_parameter_version(Name=name, ParameterVersion=1, Labels=['live'])
    equal(removed['RemovedLabels'], ['live'])
    with refuses(aws, ssm, 'ParameterVersionNotFound'):
        ssm.get_parameter(Name=f'{name}:live')
