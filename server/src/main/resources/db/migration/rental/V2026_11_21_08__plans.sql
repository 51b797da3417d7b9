-- The plans and prices to start with, per market: Singapore's, times what its currency is worth less.
WITH market (code, worth, step) AS (
    VALUES ('SG', 1::numeric, 0.01), ('MY', 2.0, 0.01), ('VN', 11000, 100), ('ID', 7000, 100),
           ('JP', 80, 1), ('KR', 700, 10), ('AU', 1.1, 0.01)
), plan AS (
    INSERT INTO rental.plan (market, code, name, kind, monthly_fee)
    SELECT market.code, kind.code, kind.name, kind.kind,
           round(kind.fee * market.worth / market.step) * market.step
    FROM market, (VALUES ('pay-as-you-go', 'Pay as you go', 'pay_as_you_go', 0),
                         ('monthly', 'Monthly', 'monthly', 12),
                         ('corporate', 'Corporate', 'corporate', 0)) AS kind (code, name, kind, fee)
    RETURNING id, market, code
)
INSERT INTO rental.tariff (plan_id, effective, terms, created_by)
SELECT plan.id, tstzrange('2026-01-01', NULL),
       jsonb_build_object(
           'unlockFee', round(1 * worth / step) * step * CASE plan.code WHEN 'pay-as-you-go' THEN 1 ELSE 0 END,
           'perMinute', round(CASE plan.code WHEN 'pay-as-you-go' THEN 0.40 ELSE 0.32 END * worth / step) * step,
           'perPausedMinute', round(0.15 * worth / step) * step,
           'perKilometre', round(0.39 * worth / step) * step,
           'dayCap', round(88 * worth / step) * step,
           'bands', jsonb_build_array(jsonb_build_object(
               'name', 'night', 'days', '[]'::jsonb, 'from', '23:00', 'until', '06:00', 'percent', 60)),
           'packages', jsonb_build_array(jsonb_build_object(
               'name', '3 hours, 30 km', 'hours', 3, 'kilometres', 30, 'price', round(45 * worth / step) * step)),
           'plugInDiscountPercent', 10,
           'plugInBelowPercent', 30,
           'deposit', round(CASE plan.code WHEN 'corporate' THEN 0 ELSE 50 END * worth / step) * step,
           'freeCancelMinutes', 60,
           'cancelFee', round(5 * worth / step) * step,
           'noShowFee', round(10 * worth / step) * step),
       'system'
FROM plan JOIN market ON market.code = plan.market;
