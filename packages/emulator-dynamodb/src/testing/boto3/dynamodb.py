from suite import equal, fact, refuses


def table(aws):
    def create():
        db, name = aws.client('dynamodb'), aws.name('boto')
        db.create_table(
            TableName=name, BillingMode='PAY_PER_REQUEST', Tags=[{'Key': 'a', 'Value': '1'}],
            AttributeDefinitions=[{'AttributeName': 'id', 'AttributeType': 'S'}, {'AttributeName': 'at', 'AttributeType': 'N'}],
            KeySchema=[{'AttributeName': 'id', 'KeyType': 'HASH'}, {'AttributeName': 'at', 'KeyType': 'RANGE'}])
        aws.wait(db, 'table_exists', TableName=name)
        return name
    return aws.shared('dynamodb', create)


@fact
def keeps_tables(aws):
    db, name = aws.client('dynamodb'), table(aws)
    arn = db.describe_table(TableName=name)['Table']['TableArn']
    found = [one for page in aws.pages(db, 'list_tables', PaginationConfig={'PageSize': 1}) for one in page['TableNames']]
    equal(name in found, True)
    db.tag_resource(ResourceArn=arn, Tags=[{'Key': 'b', 'Value': '2'}])
    db.untag_resource(ResourceArn=arn, TagKeys=['a'])
    equal([tag for page in aws.pages(db, 'list_tags_of_resource', ResourceArn=arn) for tag in page['Tags']],
          [{'Key': 'b', 'Value': '2'}])
    with refuses(aws, db, 'ResourceInUseException'):
        db.create_table(TableName=name, BillingMode='PAY_PER_REQUEST',
                        AttributeDefinitions=[{'AttributeName': 'id', 'AttributeType': 'S'}],
                        KeySchema=[{'AttributeName': 'id', 'KeyType': 'HASH'}])


@fact
def changes_tables(aws):
    db, name = aws.client('dynamodb'), aws.name('changed')
    db.create_table(TableName=name, BillingMode='PAY_PER_REQUEST',
                    AttributeDefinitions=[{'AttributeName': 'id', 'AttributeType': 'S'}],
                    KeySchema=[{'AttributeName': 'id', 'KeyType': 'HASH'}])
    db.update_table(TableName=name, DeletionProtectionEnabled=True)
    equal(db.describe_table(TableName=name)['Table']['DeletionProtectionEnabled'], True)
    with refuses(aws, db, 'ValidationException'):
        db.delete_table(TableName=name)
    db.update_time_to_live(TableName=name, TimeToLiveSpecification={'Enabled': True, 'AttributeName': 'until'})
    equal(db.describe_time_to_live(TableName=name)['TimeToLiveDescription'],
          {'TimeToLiveStatus': 'ENABLED', 'AttributeName': 'until'})
    db.update_table(TableName=name, DeletionProtectionEnabled=False)
    db.delete_table(TableName=name)


@fact
def keeps_items(aws):
    db, name = aws.client('dynamodb'), table(aws)

    def key(at):
        return {'id': {'S': 'boto'}, 'at': {'N': str(at)}}
    for at in (3, 20, 1):
        db.put_item(TableName=name, Item={**key(at), 'bytes': {'B': b'\x00\xff'}})
    equal(db.get_item(TableName=name, Key=key(3))['Item'], {**key(3), 'bytes': {'B': b'\x00\xff'}})
    asked = {'KeyConditionExpression': 'id = :id', 'ExpressionAttributeValues': {':id': {'S': 'boto'}}}
    found = aws.pages(db, 'query', TableName=name, PaginationConfig={'PageSize': 1}, **asked)
    equal([item['at']['N'] for page in found for item in page['Items']], ['1', '3', '20'])
    equal(len([item for page in aws.pages(db, 'scan', TableName=name) for item in page['Items']]), 3)
    changed = db.update_item(TableName=name, Key=key(1), UpdateExpression='SET n = :n', ReturnValues='ALL_NEW',
                             ExpressionAttributeValues={':n': {'N': '1e2'}})
    equal(changed['Attributes']['n'], {'N': '100'})
    with refuses(aws, db, 'ConditionalCheckFailedException'):
        db.delete_item(TableName=name, Key=key(1), ConditionExpression='attribute_not_exists(id)')
    with refuses(aws, db, 'TransactionCanceledException'):
        db.transact_write_items(TransactItems=[
            {'ConditionCheck': {'TableName': name, 'Key': key(1), 'ConditionExpression': 'attribute_not_exists(id)'}}])
    db.transact_write_items(TransactItems=[{'Delete': {'TableName': name, 'Key': key(1)}}])
    db.batch_write_item(RequestItems={name: [{'PutRequest': {'Item': key(4)}}]})
    equal(db.batch_get_item(RequestItems={name: {'Keys': [key(1), key(4)]}})['Responses'], {name: [key(4)]})


@fact
def forgets_tables(aws):
    db, name = aws.client('dynamodb'), aws.name('gone')
    db.create_table(TableName=name, ProvisionedThroughput={'ReadCapacityUnits': 1, 'WriteCapacityUnits': 1},
                    AttributeDefinitions=[{'AttributeName': 'id', 'AttributeType': 'S'}],
                    KeySchema=[{'AttributeName': 'id', 'KeyType': 'HASH'}])
    db.delete_table(TableName=name)
    aws.wait(db, 'table_not_exists', TableName=name)
    with refuses(aws, db, 'ResourceNotFoundException'):
        db.describe_table(TableName=name)
