from suite import equal, fact


@fact
def finds_what_has_a_tag(aws):
    tag = aws.name('tag')
    aws.client('ssm').put_parameter(Name=tag, Value='1', Type='String', Tags=[{'Key': tag, 'Value': '1'}])
    tagging = aws.client('resourcegroupstaggingapi')
    pages = aws.pages(tagging, 'get_resources', TagFilters=[{'Key': tag}])
    found = [resource['ResourceARN'] for page in pages for resource in page['ResourceTagMappingList']]
    equal(found, [f'arn:aws:ssm:us-east-1:000000000000:parameter/{tag}'])
    keys = [key for page in aws.pages(tagging, 'get_tag_keys') for key in page['TagKeys']]
    equal(tag in keys, True)
    equal([value for page in aws.pages(tagging, 'get_tag_values', Key=tag) for value in page['TagValues']], ['1'])
