find client/src/main/java Scenario.java Generated.java -name '*.java' > sources.txt
javac -Xlint:all -d classes -classpath "$OPENAPI_GENERATOR_JAR" @sources.txt
