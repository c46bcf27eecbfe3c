-- Reads every row of the ERP's table once: normalised cells and, where one cannot be read, the reason.
CREATE MACRO trimmed(cell) AS nullif(trim(cell, ' ' || chr(9) || chr(10) || chr(13) || chr(160) || chr(12288)), '');

CREATE MACRO plain_moment(cell) AS
    CASE
        WHEN regexp_full_match(cell, '\d{4}-\d{2}-\d{2}( \d{2}:\d{2}(:\d{2})?)?') THEN cell
        WHEN regexp_full_match(cell, '\d{8}') THEN cell[1:4] || '-' || cell[5:6] || '-' || cell[7:8]
        WHEN regexp_full_match(cell, '\d{4}[-/.]\d{1,2}[-/.]\d{1,2}([ T]\d{2}:\d{2}(:\d{2})?)?') THEN
            cell[1:4]
            || '-' || lpad(regexp_extract(cell, '^\d{4}[-/.](\d{1,2})[-/.](\d{1,2})', 1), 2, '0')
            || '-' || lpad(regexp_extract(cell, '^\d{4}[-/.](\d{1,2})[-/.](\d{1,2})', 2), 2, '0')
            || coalesce(' ' || nullif(regexp_extract(cell, '[ T](\d{2}:\d{2}(:\d{2})?)$', 1), ''), '')
        WHEN regexp_full_match(cell, '\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(:\d{2}(\.\d+)?)?\s*(Z|[+-]\d{2}(:?\d{2})?)') THEN
            strftime(try_cast(replace(cell, 'T', ' ') AS TIMESTAMPTZ), '%Y-%m-%d %H:%M:%S')
        WHEN regexp_full_match(cell, '\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}:\d{2}\.\d+') THEN replace(cell[1:19], 'T', ' ')
    END;

CREATE MACRO real_moment(cell) AS
    CASE
        WHEN try_cast(left(plain_moment(cell), 10) AS DATE) IS NULL THEN NULL
        WHEN length(plain_moment(cell)) > 10 AND try_cast(plain_moment(cell) || CASE length(plain_moment(cell)) WHEN 16 THEN ':00' ELSE '' END AS TIMESTAMP) IS NULL THEN NULL
        ELSE plain_moment(cell)
    END;

CREATE MACRO plain_quantity(cell) AS
    CASE
        WHEN regexp_full_match(trim(cell), '[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?') AND abs(try_cast(trim(cell) AS DOUBLE)) < 1e15
        THEN try_cast(trim(cell) AS DOUBLE)
    END;

CREATE TEMP TABLE reading AS
WITH cells AS (
    SELECT
        try_cast(id AS BIGINT) AS id,
        real_moment(trimmed(production_date)) AS production_date,
        trimmed(lot_number) AS lot_number,
        upper(trimmed(item_code)) AS item_code,
        trimmed(item_name) AS item_name,
        plain_quantity(good_quantity) AS good_quantity,
        good_quantity IS NULL AS without_quantity
    FROM erp.production_records
)
SELECT
    * EXCLUDE (without_quantity),
    left(production_date, 10) AS day,
    CASE
        WHEN production_date IS NULL THEN 'unreadable_date'
        WHEN item_code IS NULL THEN 'missing_item_code'
        WHEN without_quantity THEN 'missing_quantity'
        WHEN good_quantity IS NULL THEN 'unreadable_quantity'
        WHEN left(production_date, 10) < getvariable('first_day') OR left(production_date, 10) > getvariable('last_day') THEN 'overlap'
        WHEN left(production_date, 10) IN (SELECT day FROM taken) THEN 'overlap'
    END AS reason
FROM cells;

CREATE TABLE records AS
SELECT
    row_number() OVER (ORDER BY production_date, id) AS n,
    production_date, id, lot_number, item_code, item_name, good_quantity
FROM reading
WHERE reason IS NULL
ORDER BY n;

CREATE TABLE item_days AS
SELECT
    item_code, left(production_date, 10) AS day, fsum(good_quantity) AS quantity, count(*) AS records,
    min(good_quantity) AS smallest, max(good_quantity) AS largest, min(n) AS first_n, max(n) AS last_n
FROM records
GROUP BY ALL
ORDER BY item_code, day;

CREATE TABLE days AS
SELECT
    day, fsum(quantity) AS quantity, sum(records)::BIGINT AS records, count(*) AS items,
    min(first_n) AS first_n, max(last_n) AS last_n
FROM item_days
GROUP BY ALL
ORDER BY day;

CREATE TABLE item_names AS
SELECT
    item_code, item_name, min(left(production_date, 10)) AS first_day, max(left(production_date, 10)) AS last_day,
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
