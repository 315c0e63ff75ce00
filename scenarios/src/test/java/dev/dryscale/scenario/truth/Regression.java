package dev.dryscale.scenario.truth;

import java.util.ArrayList;
import java.util.Arrays;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;

/**
 * What the mean of y would be if the controls had been as expected.
 *
 * @param intercept at controls of zero
 * @param used controls that vary
 */
record Regression(double intercept, double standardError, int used) {

    /** Controls come in units of the deviation that independent requests would give: less than this is rounding. */
    private static final double CONSTANT = 1e-3;

    static Regression atZero(double[] y, double[][] controls) {
        var varying = new ArrayList<double[]>();
        for (double[] control : controls) {
            double mean = Arrays.stream(control).average().orElse(0);
            double deviation = Math.sqrt(
                    Arrays.stream(control).map(v -> (v - mean) * (v - mean)).sum() / control.length);
            if (deviation > CONSTANT) {
                varying.add(Arrays.stream(control).map(v -> v / deviation).toArray());
            }
        }
        return varying.isEmpty() ? plain(y) : fitted(y, varying);
    }

    private static Regression plain(double[] y) {
        double mean = Arrays.stream(y).average().orElse(0);
        double squares = Arrays.stream(y).map(v -> (v - mean) * (v - mean)).sum();
        return new Regression(mean, Math.sqrt(squares / (y.length - 1) / y.length), 0);
    }

    private static Regression fitted(double[] y, ArrayList<double[]> controls) {
        double scale = Math.sqrt(Arrays.stream(y).map(v -> v * v).sum() / y.length);
        if (scale == 0) {
            return new Regression(0, 0, 0);
        }
        double[][] x = new double[y.length][controls.size()];
        for (int i = 0; i < y.length; i++) {
            for (int k = 0; k < controls.size(); k++) {
                x[i][k] = controls.get(k)[i];
            }
        }
        var fit = new OLSMultipleLinearRegression();
        fit.newSampleData(Arrays.stream(y).map(v -> v / scale).toArray(), x);
        return new Regression(
                scale * fit.estimateRegressionParameters()[0],
                scale * fit.estimateRegressionParametersStandardErrors()[0],
                controls.size());
    }
}
