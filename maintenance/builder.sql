-- Reads the view erp_rows once: every cell normalised and, where one cannot be read, the reason.
CREATE TEMP MACRO trimmed(cell) AS
    CASE
        WHEN cell >= '!'
            AND NOT ends_with(cell, ' ') AND NOT ends_with(cell, chr(9)) AND NOT ends_with(cell, chr(10))
            AND NOT ends_with(cell, chr(13)) AND NOT ends_with(cell, chr(160)) AND NOT ends_with(cell, chr(12288))
            AND NOT starts_with(cell, chr(160)) AND NOT starts_with(cell, chr(12288))
        THEN cell
        ELSE nullif(trim(cell, ' ' || chr(9) || chr(10) || chr(13) || chr(160) || chr(12288)), '')
    END;

-- A day, perhaps with a time, as most files write it: proved by reading it and writing it again.
CREATE TEMP MACRO is_canonical(cell) AS
    cell >= '1000' AND CASE length(cell)
        WHEN 10 THEN CAST(try_cast(cell AS DATE) AS VARCHAR) = cell
        WHEN 16 THEN CAST(try_cast(cell || ':00' AS TIMESTAMP) AS VARCHAR) = cell || ':00'
        WHEN 19 THEN CAST(try_cast(cell AS TIMESTAMP) AS VARCHAR) = cell
        ELSE false
    END;

-- Parts of another unmistakable spelling; all of them empty where it is none.
CREATE TEMP MACRO spelt_parts(cell) AS
    CASE
        WHEN regexp_full_match(cell, '\d+') THEN regexp_extract(
            cell, '^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?()$',
            ['year', 'month', 'day', 'hour', 'minute', 'second', 'zone']
        )
        ELSE regexp_extract(
            cell,
            '^(\d{4})(?:[-/.]|년\s*)(\d{1,2})(?:[-/.]|월\s*)(\d{1,2})(?:일)?'
            || '(?:(?:T|\s+)(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?)?$',
            ['year', 'month', 'day', 'hour', 'minute', 'second', 'zone']
        )
    END;

CREATE TEMP MACRO spelt_day(parts) AS
    CAST(try_cast(concat_ws('-', parts.year, parts.month, parts.day) AS DATE) AS VARCHAR);

CREATE TEMP MACRO spelt_time(parts) AS
    lpad(parts.hour, 2, '0') || ':' || parts.minute || CASE parts.second WHEN '' THEN '' ELSE ':' || parts.second END;

-- The moment in its canonical spelling; one that names its own zone is told in the factory's.
CREATE TEMP MACRO spelt_moment(parts) AS
    CASE
        WHEN parts.year < '1000' OR parts.hour > '23' AND length(parts.hour) = 2 THEN NULL
        WHEN parts.minute > '59' OR parts.second > '59' THEN NULL
        WHEN parts.hour = '' THEN spelt_day(parts)
        WHEN parts.zone = '' THEN spelt_day(parts) || ' ' || spelt_time(parts)
        ELSE strftime(
            try_cast(
                spelt_day(parts) || ' ' || spelt_time(parts) || CASE parts.second WHEN '' THEN ':00' ELSE '' END
                || replace(parts.zone, 'Z', '+00') AS TIMESTAMPTZ
            ),
            '%Y-%m-%d %H:%M:%S'
        )
    END;

CREATE TEMP MACRO spelt_quantity(cell) AS
    CASE
        WHEN regexp_full_match(cell, '[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?') THEN try_cast(cell AS DOUBLE)
    END;

CREATE TEMP TABLE reading AS
WITH known AS (
    SELECT *, CASE WHEN is_canonical(production_date) THEN production_date END AS canonical_date FROM erp_rows
),
dates AS (
    SELECT *, CASE WHEN canonical_date IS NULL THEN spelt_parts(trimmed(production_date)) END AS spelt FROM known
),
cells AS (
    SELECT
        id,
        coalesce(canonical_date, spelt_moment(spelt)) AS production_date,
        trimmed(lot_number) AS lot_number,
        upper(trimmed(item_code)) AS item_code,
        trimmed(item_name) AS item_name,
        coalesce(good_quantity, spelt_quantity(trimmed(quantity_text))) AS quantity,
        good_quantity IS NULL AND quantity_text IS NULL AS without_quantity,
        production_date AS date_cell,
        item_code AS code_cell,
        coalesce(quantity_text, good_quantity::VARCHAR) AS quantity_cell
    FROM dates
),
judged AS (
    SELECT
        *,
        left(production_date, 10) AS day,
        CASE
            WHEN production_date IS NULL THEN 'unreadable_date'
            WHEN day < getvariable('first_day') OR day > getvariable('last_day') THEN 'overlap'
            WHEN day IN (SELECT day FROM taken) THEN 'overlap'
            WHEN item_code IS NULL THEN 'missing_item_code'
            WHEN without_quantity THEN 'missing_quantity'
            WHEN quantity IS NULL OR NOT isfinite(quantity) OR abs(quantity) >= 1e15 THEN 'unreadable_quantity'
        END AS reason
    FROM cells
)
SELECT
    id, production_date, day, lot_number, item_code, item_name, quantity AS good_quantity, reason,
    reason IS NULL AND production_date <> date_cell AS respelt_date,
    CASE WHEN reason IS NOT NULL AND reason <> 'overlap' THEN
        {'production_date': date_cell, 'item_code': code_cell, 'good_quantity': quantity_cell} END AS cells
FROM judged;

-- Columns that filters read are kept as dictionaries: left to itself the engine may choose a form that is read
-- a few times slower.
CREATE TABLE records(
    n BIGINT, production_date VARCHAR, id BIGINT, lot_number VARCHAR,
    item_code VARCHAR USING COMPRESSION dictionary, item_name VARCHAR USING COMPRESSION dictionary,
    good_quantity DOUBLE, made_on DATE
);

INSERT INTO records
SELECT row_number() OVER () AS n, *
FROM (
    SELECT
        production_date, id, lot_number, item_code, item_name, good_quantity, CAST(day AS DATE) AS made_on
    FROM reading
    WHERE reason IS NULL
    ORDER BY production_date, id
);

CREATE TABLE item_days(
    item_code VARCHAR USING COMPRESSION dictionary, day VARCHAR USING COMPRESSION dictionary,
    quantity DOUBLE, records BIGINT, smallest DOUBLE, largest DOUBLE, first_n BIGINT, last_n BIGINT, made_on DATE
);

INSERT INTO item_days
SELECT
    item_code, CAST(made_on AS VARCHAR) AS day, fsum(good_quantity) AS quantity, count(*) AS records,
    min(good_quantity) AS smallest, max(good_quantity) AS largest, min(n) AS first_n, max(n) AS last_n, made_on
FROM records
GROUP BY item_code, made_on
ORDER BY item_code, made_on;

CREATE TABLE item_months(
    month VARCHAR USING COMPRESSION dictionary, item_code VARCHAR USING COMPRESSION dictionary,
    quantity DOUBLE, records BIGINT
);

INSERT INTO item_months
SELECT
    left(day, 7) AS month, item_code, fsum(quantity) AS quantity, sum(records)::BIGINT AS records
FROM item_days
GROUP BY ALL
ORDER BY month, item_code;

CREATE TABLE days AS
SELECT
    day, fsum(quantity) AS quantity, sum(records)::BIGINT AS records, count(*) AS items,
    min(first_n) AS first_n, max(last_n) AS last_n
FROM item_days
GROUP BY ALL
ORDER BY day;

CREATE TABLE item_names AS
SELECT
    item_code, item_name, CAST(min(made_on) AS VARCHAR) AS first_day, CAST(max(made_on) AS VARCHAR) AS last_day,
    count(*) AS records
FROM records
WHERE item_name IS NOT NULL
GROUP BY ALL
ORDER BY item_code, item_name;

CREATE TABLE items AS
SELECT
    days.item_code, names.item_name, min(days.day) AS first_day, max(days.day) AS last_day,
    fsum(days.quantity) AS quantity, sum(days.records)::BIGINT AS records
FROM item_days AS days
LEFT JOIN (
    SELECT item_code, arg_max(item_name, (last_day, records)) AS item_name FROM item_names GROUP BY ALL
) AS names USING (item_code)
GROUP BY ALL
ORDER BY days.item_code;

CREATE TABLE excluded AS
SELECT reason, day, item_code, count(*) AS rows
FROM reading
WHERE reason <> 'overlap'
GROUP BY ALL
ORDER BY ALL;

CREATE TABLE excluded_samples AS
SELECT reason, id, cells.production_date, cells.item_code, item_name, cells.good_quantity
FROM reading
WHERE cells IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY reason ORDER BY id) <= 20
ORDER BY reason, id;

CREATE TABLE oddities AS
SELECT reason, count(*) AS rows
FROM (
    SELECT unnest([
        CASE WHEN good_quantity < 0 THEN 'negative_quantity' END,
        CASE WHEN respelt_date THEN 'respelt_date' END,
        CASE WHEN item_name IS NULL THEN 'missing_name' END
    ]) AS reason
    FROM reading
    WHERE reading.reason IS NULL AND (good_quantity < 0 OR respelt_date OR item_name IS NULL)
)
WHERE reason IS NOT NULL
GROUP BY ALL
ORDER BY ALL;
