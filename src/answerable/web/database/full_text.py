"""Search over the words of a table, by their English stems: PostgreSQL's text search, SQLite's FTS5."""

from collections.abc import Sequence
from typing import TypeVar

from django.apps.registry import Apps
from django.db import DEFAULT_DB_ALIAS, connections, migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import BooleanField, F, Func, Model, QuerySet
from django.db.models.sql.compiler import SQLCompiler

from answerable.web.database.search_words import Term, terms

Row = TypeVar("Row", bound=Model)
Compiled = tuple[str, tuple[str, ...]]


def full_text(table: str, columns: Sequence[str], *, json: Sequence[str] = ()) -> migrations.RunPython:
    """A migration step after which `matching` finds the rows of `table` by the words of `columns`.

    Of the columns named by `json` every string counts. Django remakes a table of SQLite to change it, and loses the
    triggers: whatever alters such a table ends with this step again.
    """

    def add(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        for statement in _INDEX[editor.connection.vendor](table, columns, json):
            editor.execute(statement, params=None)

    def remove(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        for statement in _NO_INDEX[editor.connection.vendor](table):
            editor.execute(statement, params=None)

    return migrations.RunPython(add, remove)


# What joins several words to one in the eyes of PostgreSQL's parser: a path, a host, a tag, a number with a sign.
_JOINING = "/-_.@:+<>&~%?=#"
_STRINGS = r"""
CREATE OR REPLACE FUNCTION strings_of(document jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT coalesce(string_agg(found #>> '{}', ' '), '') FROM jsonb_path_query(document, 'strict $.**') found
WHERE jsonb_typeof(found) = 'string' $$
"""


def _postgresql_index(table: str, columns: Sequence[str], json: Sequence[str]) -> list[str]:
    words = " || ' ' || ".join([*(f'"{name}"' for name in columns), *(f'strings_of("{name}")' for name in json)])
    plain = f"translate({words}, '{_JOINING}', '{' ' * len(_JOINING)}')"
    vector = f"tsvector GENERATED ALWAYS AS (to_tsvector('english', {plain})) STORED"
    return [
        *_postgresql_no_index(table),
        _STRINGS,
        f'ALTER TABLE "{table}" ADD COLUMN full_text {vector}',
        f'CREATE INDEX "{table}_full_text" ON "{table}" USING gin (full_text)',
    ]


def _postgresql_no_index(table: str) -> list[str]:
    """Refusals of changes that name the column go with it: `append_only` follows where there are any."""
    return [f'ALTER TABLE "{table}" DROP COLUMN IF EXISTS full_text CASCADE']


def _sqlite_index(table: str, columns: Sequence[str], json: Sequence[str]) -> list[str]:
    def words(row: str) -> str:
        strings = "(SELECT coalesce(group_concat(atom, ' '), '') FROM json_tree({}) WHERE type = 'text')"
        parts = [f'{row}."{name}"' for name in columns] + [strings.format(f'{row}."{name}"') for name in json]
        return " || ' ' || ".join(parts)

    index = f"{table}_full_text"
    add = f'INSERT INTO "{index}" (rowid, words) VALUES (new.id, {words("new")});'  # noqa: S608 - names from migrations
    take = f"""INSERT INTO "{index}" ("{index}", rowid, words) VALUES ('delete', old.id, {words("old")});"""  # noqa: S608
    changed = ", ".join(f'"{name}"' for name in ["id", *columns, *json])
    tokens = "porter unicode61 remove_diacritics 2"
    return [
        *_sqlite_no_index(table),
        f"""CREATE VIRTUAL TABLE "{index}"
        USING fts5(words, content='', columnsize=0, prefix='2 3 4', tokenize='{tokens}')""",
        f'INSERT INTO "{index}" (rowid, words) SELECT id, {words("held")} FROM "{table}" AS held',  # noqa: S608
        f'CREATE TRIGGER "{index}_insert" AFTER INSERT ON "{table}" BEGIN {add} END',
        f'CREATE TRIGGER "{index}_delete" AFTER DELETE ON "{table}" BEGIN {take} END',
        f'CREATE TRIGGER "{index}_update" AFTER UPDATE OF {changed} ON "{table}" BEGIN {take} {add} END',
    ]


def _sqlite_no_index(table: str) -> list[str]:
    triggers = [f'DROP TRIGGER IF EXISTS "{table}_full_text_{act}"' for act in ("insert", "delete", "update")]
    return [*triggers, f'DROP TABLE IF EXISTS "{table}_full_text"']


_INDEX = {"postgresql": _postgresql_index, "sqlite": _sqlite_index}
_NO_INDEX = {"postgresql": _postgresql_no_index, "sqlite": _sqlite_no_index}


def matching(queryset: QuerySet[Row], words: str, *, among_few: bool = False, narrowed: bool = False) -> QuerySet[Row]:
    """The rows that hold what `words` ask for (see `search_words`); all of them where nothing is asked.

    One query finds out how common the words are, unless the rows to search are known to be few. They are `narrowed`
    where other conditions leave a small part of the table.
    """
    asked = terms(words)
    if not asked:
        return queryset
    match = _MATCH[connections[queryset.db].vendor]
    table = queryset.model._meta.db_table  # noqa: SLF001 - Django's own interface
    condition = match(asked, table, queryset.db, among_few=among_few)
    condition.narrowed = narrowed
    return queryset.filter(condition)


def how_many(model: type[Model], words: str, *, most: int, using: str = DEFAULT_DB_ALIAS) -> int:
    """How many rows of the model hold what `words` ask for, counted no further than `most`."""
    match = _MATCH[connections[using].vendor]
    table = model._meta.db_table  # noqa: SLF001 - Django's own interface
    return match(terms(words), table, using, among_few=True).count(using, most)


class _Match(Func):
    """A condition on the row that the primary key names."""

    output_field = BooleanField()
    conditional = True
    most_looked_up: int
    """Where words stand in more rows than this, the first in an order are found sooner by trying one after another."""

    def __init__(self, found: str, given: tuple[str, ...], using: str, *, among_few: bool) -> None:
        """`found` is the statement that finds the keys of the rows, and `given` what is asked of it."""
        super().__init__(F("pk"))
        self.found, self.given, self.narrowed = found, given, False
        self.common = not among_few and self._is_common(using)

    def _is_common(self, using: str) -> bool:
        return self.count(using, self.most_looked_up + 1) > self.most_looked_up

    def count(self, using: str, most: int) -> int:
        with connections[using].cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM ({self.found} LIMIT {most:d}) AS found", self.given)  # noqa: S608
            return int(cursor.fetchone()[0])


class _PostgresMatch(_Match):
    most_looked_up = 2_000

    def __init__(self, asked: Sequence[Term], table: str, using: str, *, among_few: bool) -> None:
        self.query = " && ".join(_tsquery(term) for term in asked)
        found = f'SELECT id FROM "{table}" WHERE full_text @@ ({self.query})'  # noqa: S608
        super().__init__(found, tuple(_operand(term) for term in asked), using, among_few=among_few)

    def as_sql(self, compiler: SQLCompiler, _connection: object, **_context: object) -> Compiled:  # type: ignore[override]
        """Rare words are looked up before all else: for words in no row the planner might try every row."""
        [key] = self.get_source_expressions()
        row, _ = compiler.compile(key)
        by_row = f"{row.rpartition('.')[0]}.full_text @@ ({self.query})"
        test = by_row if self.common else f"{row} = ANY(ARRAY({self.found}))"
        # The commonest words ("the") are not indexed; who asks for nothing else asks for nothing.
        return f"(numnode({self.query}) = 0 OR {test})", self.given * 2


def _tsquery(term: Term) -> str:
    made = f"{'to_tsquery' if term.prefix else 'phraseto_tsquery'}('english', %s)"
    return f"!!{made}" if term.excluded else made


def _operand(term: Term) -> str:
    return f"{' <-> '.join(term.parts)}:*" if term.prefix else " ".join(term.parts)


class _SQLiteMatch(_Match):
    most_looked_up = 60_000

    def __init__(self, asked: Sequence[Term], table: str, using: str, *, among_few: bool) -> None:
        wanted = " AND ".join(_phrase(term) for term in asked if not term.excluded)
        excluded = " OR ".join(_phrase(term) for term in asked if term.excluded)
        self.excludes = not wanted
        given = f"({wanted}) NOT ({excluded})" if wanted and excluded else wanted or excluded
        found = f'SELECT rowid FROM "{table}_full_text" WHERE "{table}_full_text" MATCH %s'  # noqa: S608
        super().__init__(found, (given,), using, among_few=among_few)

    def as_sql(self, compiler: SQLCompiler, _connection: object, **_context: object) -> Compiled:  # type: ignore[override]
        [key] = self.get_source_expressions()
        row, _ = compiler.compile(key)
        by_row = self.common and compiler.query.order_by
        # To count all that there are, the sign lets other conditions find them: SQLite cannot know which leave fewer.
        sign = "+" if self.narrowed and not compiler.query.order_by else ""
        test = f"EXISTS ({self.found} AND rowid = {row})" if by_row else f"{sign}{row} IN ({self.found})"
        return f"{'NOT ' * self.excludes}{test}", self.given


def _phrase(term: Term) -> str:
    return f'"{" ".join(term.parts)}"{" *" * term.prefix}'


_MATCH: dict[str, type[_PostgresMatch | _SQLiteMatch]] = {"postgresql": _PostgresMatch, "sqlite": _SQLiteMatch}
