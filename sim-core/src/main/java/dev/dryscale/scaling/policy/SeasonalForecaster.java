package dev.dryscale.scaling.policy;

/**
 * Classical additive decomposition, not AWS's model: {@code load(t) = level + slope * t + season(t mod period)}. The season is a
 * week once two full weeks are known, else a day; the slope is the least-squares line through the means of the full seasons.
 */
public record SeasonalForecaster() implements LoadForecaster {

    private static final int DAY = 24;
    private static final int WEEK = 7 * DAY;

    @Override
    public double[] forecast(double[] hourly, int hours) {
        if (hourly.length < LEAST_HOURS) {
            throw new IllegalArgumentException("a forecast needs " + LEAST_HOURS + " hours, has " + hourly.length);
        }
        int period = hourly.length >= 2 * WEEK ? WEEK : DAY;
        int seasons = hourly.length / period;
        int from = hourly.length - seasons * period;
        double slope = slope(hourly, from, period, seasons);
        int length = seasons * period;
        double middle = (length - 1) / 2.0;
        double level = 0;
        double[] season = new double[period];
        for (int i = 0; i < length; i++) {
            double flat = hourly[from + i] - slope * (i - middle);
            level += flat / length;
            season[i % period] += flat / seasons;
        }
        double[] forecast = new double[hours];
        for (int k = 0; k < hours; k++) {
            int i = length + k;
            forecast[k] = StrictMath.max(0, slope * (i - middle) + season[i % period]);
        }
        return level <= 0 ? new double[hours] : forecast;
    }

    private static double slope(double[] hourly, int from, int period, int seasons) {
        double[] means = new double[seasons];
        double mean = 0;
        for (int s = 0; s < seasons; s++) {
            for (int i = 0; i < period; i++) {
                means[s] += hourly[from + s * period + i] / period;
            }
            mean += means[s] / seasons;
        }
        double middle = (seasons - 1) / 2.0;
        double covariance = 0;
        double variance = 0;
        for (int s = 0; s < seasons; s++) {
            covariance += (s - middle) * (means[s] - mean);
            variance += (s - middle) * (s - middle);
        }
        return variance == 0 ? 0 : covariance / variance / period;
    }
}
