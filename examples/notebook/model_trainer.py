"""Trains, deploys, asks and deletes with version 3 of SageMaker's Python SDK: ModelTrainer and ModelBuilder.

Run it where `npx nx env emulator` has set the environment (docs/python.md), or on AWS.
"""

import io
import json
import os
import random
import uuid

import boto3
from PIL import Image, ImageDraw
from sagemaker.core import image_uris
from sagemaker.core.helper.session_helper import Session, get_execution_role
from sagemaker.core.resources import EndpointConfig, Model
from sagemaker.core.shapes import Channel, DataSource, S3DataSource
from sagemaker.serve import ModelBuilder
from sagemaker.train import ModelTrainer
from sagemaker.train.configs import Compute, OutputDataConfig

SIDE = 32
SHAPES = ["circle", "square"]

session = Session()
bucket = session.default_bucket()
role = get_execution_role()
name = f"shapes-{uuid.uuid4().hex[:8]}"


def picture(label, seed):
    chance = random.Random(f"{label}/{seed}")
    drawn = Image.new("RGB", (SIDE, SIDE), tuple(chance.randrange(190, 256) for _ in range(3)))
    left, top, size = chance.randint(2, 8), chance.randint(2, 8), chance.randint(14, 20)
    pen = ImageDraw.Draw(drawn)
    shape = pen.ellipse if label == 0 else pen.rectangle
    shape([left, top, left + size, top + size], fill=tuple(chance.randrange(0, 120) for _ in range(3)))
    encoded = io.BytesIO()
    drawn.save(encoded, "PNG")
    return encoded.getvalue()


def stage(split, count):
    """Pictures and their list, for a channel and its list's."""
    s3 = boto3.client("s3")
    lines = []
    for index in range(count):
        label = index % len(SHAPES)
        s3.put_object(Bucket=bucket, Key=f"{name}/{split}/{index}.png", Body=picture(label, f"{split}/{index}"))
        lines.append(f"{index}\t{label}\t{index}.png\n")
    s3.put_object(Bucket=bucket, Key=f"{name}/{split}_lst/{split}.lst", Body="".join(lines))


def channel(channel_name):
    uri = f"s3://{bucket}/{name}/{channel_name}/"
    source = S3DataSource(s3_data_type="S3Prefix", s3_uri=uri, s3_data_distribution_type="FullyReplicated")
    return Channel(
        channel_name=channel_name,
        content_type="application/x-image",
        data_source=DataSource(s3_data_source=source),
    )


count = int(os.environ.get("TRAIN_PICTURES", 80))
stage("train", count)
stage("validation", 20)

image = image_uris.retrieve("image-classification", session.boto_region_name)
trainer = ModelTrainer(
    sagemaker_session=session,
    role=role,
    base_job_name=name,
    training_image=image,
    compute=Compute(instance_type="ml.p3.2xlarge", instance_count=1),
    output_data_config=OutputDataConfig(s3_output_path=f"s3://{bucket}/{name}/models"),
    hyperparameters={
        "image_shape": f"3,{SIDE},{SIDE}",
        "num_classes": len(SHAPES),
        "num_training_samples": count,
        "epochs": int(os.environ.get("EPOCHS", 6)),
    },
)
trainer.train([channel(one) for one in ("train", "validation", "train_lst", "validation_lst")])
job = trainer._latest_training_job
print("trained:", job.model_artifacts.s3_model_artifacts)

builder = ModelBuilder(
    model=trainer,
    image_uri=image,
    role_arn=role,
    sagemaker_session=session,
    instance_type="ml.m5.large",
)
model = builder.build(model_name=name)
endpoint = builder.deploy(endpoint_name=name, initial_instance_count=1, instance_type="ml.m5.large", wait=False)
endpoint.wait_for_status("InService", poll=2)  # deploy itself looks twice a minute

for label, shape in enumerate(SHAPES):
    answer = endpoint.invoke(body=picture(label, "asked"), content_type="image/png")
    chances = json.loads(answer.body.read())
    print(f"asked: {shape} answered: {SHAPES[chances.index(max(chances))]} {chances}")

endpoint.delete()
EndpointConfig.get(endpoint_config_name=endpoint.endpoint_config_name).delete()
Model.get(model_name=name).delete()
boto3.resource("s3").Bucket(bucket).objects.filter(Prefix=f"{name}/").delete()
print("deleted:", name)
