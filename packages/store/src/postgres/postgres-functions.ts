/** What statements of the catalog call and SQLite brings along, for PostgreSQL, under the same names; and how it counts changes. */
export const POSTGRES_FUNCTIONS = `
-- '$.vectors."a space"' as the names that lead there.
CREATE OR REPLACE FUNCTION json_path(path TEXT) RETURNS TEXT[] LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(array_agg(coalesce(part[1], part[2]) ORDER BY number), '{}') FROM regexp_matches(path, '"([^"]*)"|\\.([^."]+)', 'g') WITH ORDINALITY AS parts (part, number) $$;

CREATE OR REPLACE FUNCTION json_each(document TEXT, path TEXT DEFAULT '$') RETURNS TABLE (key TEXT, value TEXT) LANGUAGE plpgsql IMMUTABLE AS $$
  DECLARE inner_document JSONB := document::jsonb #> json_path(path);
  BEGIN
    IF jsonb_typeof(inner_document) = 'object' THEN RETURN QUERY SELECT e.key, e.value FROM jsonb_each_text(inner_document) AS e;
    ELSIF jsonb_typeof(inner_document) = 'array' THEN
      RETURN QUERY SELECT (e.number - 1)::text, e.element FROM jsonb_array_elements_text(inner_document) WITH ORDINALITY AS e (element, number);
    END IF;
  END $$;

CREATE OR REPLACE FUNCTION json_extract(document TEXT, path TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE AS $$ SELECT document::jsonb #>> json_path(path) $$;

CREATE OR REPLACE FUNCTION json_set(document TEXT, path TEXT, value BIGINT) RETURNS TEXT LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_set(document::jsonb, json_path(path), to_jsonb(value))::text $$;

CREATE OR REPLACE FUNCTION json_remove(document TEXT, path TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE AS $$
  SELECT (document::jsonb #- json_path(path))::text $$;

CREATE OR REPLACE FUNCTION instr(text TEXT, part TEXT) RETURNS INTEGER LANGUAGE sql IMMUTABLE AS $$ SELECT strpos(text, part) $$;

-- The runs of three characters of a text, each as often as it stands there.
CREATE OR REPLACE FUNCTION grams_of(text TEXT) RETURNS TEXT[] LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(array_agg(substr(lower(text), at, 3)), '{}') FROM generate_series(1, length(text) - 2) AS at $$;

-- Once in a transaction.
CREATE OR REPLACE FUNCTION count_change(counted TEXT) RETURNS VOID LANGUAGE plpgsql AS $$
  BEGIN
    IF current_setting('frameseek.counted_' || counted, true) IS DISTINCT FROM pg_current_xact_id()::text THEN
      PERFORM set_config('frameseek.counted_' || counted, pg_current_xact_id()::text, true);
      UPDATE counter SET value = value + 1 WHERE name = counted;
    END IF;
  END $$;
`;
