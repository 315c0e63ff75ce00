package dev.dryscale.random;

import java.util.function.DoubleUnaryOperator;

/**
 * The tables of a ziggurat of 256 layers (Marsaglia, Tsang 2000) for a falling density with {@code density(0) = 1}.
 * Built with {@link StrictMath} alone, so that every JVM builds the same bits.
 *
 * <p>Layer {@code i} is a rectangle of width {@code edge[i]}; all have equal area. A draw takes 8 bits for the layer
 * and 52 bits {@code j} for the place {@code x = j * width[i]} in it, which lies under the density for certain when
 * {@code j < inside[i]}; else the wedge, or in layer 0 the tail, is looked at.
 */
final class Ziggurat {

    static final int LAYERS = 256;

    /** Where the tail of exp(-x) starts, and the area of one layer. */
    static final double EXPONENTIAL_TAIL = 7.69711747013105;

    static final double EXPONENTIAL_AREA = 0.003949659822581557;

    /** Where the tail of exp(-x^2 / 2) starts, and the area of one layer. */
    static final double NORMAL_TAIL = 3.654152885361009;

    static final double NORMAL_AREA = 0.004928673233974655;

    static final Ziggurat EXPONENTIAL =
            new Ziggurat(EXPONENTIAL_TAIL, EXPONENTIAL_AREA, x -> StrictMath.exp(-x), y -> -StrictMath.log(y));

    static final Ziggurat NORMAL = new Ziggurat(
            NORMAL_TAIL, NORMAL_AREA, x -> StrictMath.exp(-0.5 * x * x), y -> StrictMath.sqrt(-2 * StrictMath.log(y)));

    private static final double PLACES = 0x1p52;

    /** Far more than the rounding of a bound, so that a bound never decides otherwise than the density would. */
    private static final double MARGIN = 1e-9;

    final double[] width = new double[LAYERS];
    final long[] inside = new long[LAYERS];
    final double[] density = new double[LAYERS + 1];
    private final double[] edge = new double[LAYERS + 1];

    private Ziggurat(double tail, double area, DoubleUnaryOperator densityOf, DoubleUnaryOperator inverse) {
        edge[0] = area / densityOf.applyAsDouble(tail);
        edge[1] = tail;
        density[1] = densityOf.applyAsDouble(tail);
        for (int i = 2; i < LAYERS; i++) {
            edge[i] = inverse.applyAsDouble(area / edge[i - 1] + density[i - 1]);
            density[i] = densityOf.applyAsDouble(edge[i]);
        }
        density[LAYERS] = 1;
        for (int i = 0; i < LAYERS; i++) {
            width[i] = edge[i] / PLACES;
            inside[i] = (long) (edge[i + 1] / edge[i] * PLACES);
        }
    }

    /**
     * As {@link #underDensity} for the density exp(-x), which bends upwards: below its tangent at the layer's inner edge a
     * point lies under it for certain, above its chord never, and only between the two is it computed.
     */
    boolean underExponential(int i, double u, double x) {
        double beyond = x - edge[i + 1];
        double height = density[i + 1] - density[i];
        double y = density[i] + u * height;
        if (y < density[i + 1] * (1 - beyond) * (1 - MARGIN)) {
            return true;
        }
        double chord = density[i + 1] - height * (beyond / (edge[i] - edge[i + 1]));
        return y < chord * (1 + MARGIN) && underDensity(i, u, StrictMath.exp(-x));
    }

    /** Whether a point of layer {@code i} at height {@code u} in [0, 1) of the wedge lies under the density {@code y}. */
    boolean underDensity(int i, double u, double y) {
        return density[i] + u * (density[i + 1] - density[i]) < y;
    }
}
