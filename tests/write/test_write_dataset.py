from tipfacts.records import to_json
from tipfacts.write import features, records_of, to_dataset


def test_records_come_back_from_a_dataset_as_they_were(facts):
    back = list(records_of(to_dataset(facts)))
    assert [to_json(r) for r in back] == [to_json(r) for r in facts]


def test_they_come_back_from_the_disk_too(tmp_path, facts):
    import datasets

    to_dataset(facts).to_parquet(tmp_path / "facts.parquet")
    again = datasets.Dataset.from_parquet(
        str(tmp_path / "facts.parquet"), cache_dir=str(tmp_path / "cache"), features=features()
    )
    assert list(records_of(again)) == facts


def test_the_features_are_declared_even_where_nothing_is(facts):
    assert to_dataset([]).features == features() == to_dataset(facts).features


def test_the_features_have_every_field_of_the_records(facts):
    columns = features()
    for record in facts:
        only = set(record.model_dump()) - set(columns)
        assert only <= set(columns[record.type]), record.type
