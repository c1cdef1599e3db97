package io.jenkins.plugins.windflow.conformance;

import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.model.PersistentDescriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import hudson.util.Secret;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.GlobalConfiguration;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** Data-bound classes that several tests bind in different ways: base of those tests, whose extensions they are. */
abstract class Fleet {
    /** What a ship is moved by. */
    public abstract static class Engine extends AbstractDescribableImpl<Engine> {}

    /** Needs a voltage. */
    public static class Electric extends Engine {
        private final int volts;

        @DataBoundConstructor
        public Electric(int volts) {
            this.volts = volts;
        }

        public int getVolts() {
            return volts;
        }
    }

    /** Has only defaults. */
    public static class Sail extends Engine {
        @DataBoundConstructor
        public Sail() {}
    }

    /** Mandatory things in the constructor, the rest by setters. */
    public static class Ship extends AbstractDescribableImpl<Ship> {
        private final String name;
        private final Engine engine;
        private int crew = 1;
        private boolean armed;
        private List<String> ports = new ArrayList<>();
        private Secret key;

        @DataBoundConstructor
        public Ship(String name, Engine engine) {
            this.name = name;
            this.engine = engine;
        }

        public String getName() {
            return name;
        }

        public Engine getEngine() {
            return engine;
        }

        public int getCrew() {
            return crew;
        }

        @DataBoundSetter
        public void setCrew(int crew) {
            this.crew = crew;
        }

        public boolean isArmed() {
            return armed;
        }

        @DataBoundSetter
        public void setArmed(boolean armed) {
            this.armed = armed;
        }

        public List<String> getPorts() {
            return ports;
        }

        @DataBoundSetter
        public void setPorts(List<String> ports) {
            this.ports = ports == null ? new ArrayList<>() : new ArrayList<>(ports);
        }

        public Secret getKey() {
            return key;
        }

        @DataBoundSetter
        public void setKey(Secret key) {
            this.key = key;
        }
    }

    /** All ships. */
    public abstract static class Harbour extends GlobalConfiguration implements PersistentDescriptor {
        private List<Ship> ships = new ArrayList<>();
        private String master;

        public List<Ship> getShips() {
            return ships;
        }

        @DataBoundSetter
        public void setShips(List<Ship> ships) {
            this.ships = ships == null ? new ArrayList<>() : new ArrayList<>(ships);
            save();
        }

        public String getMaster() {
            return master;
        }

        @DataBoundSetter
        public void setMaster(String master) {
            this.master = master;
            save();
        }

        @Override
        public boolean configure(StaplerRequest2 req, JSONObject json) throws FormException {
            ships = new ArrayList<>();
            master = null;
            req.bindJSON(this, json);
            save();
            return true;
        }

        /** Takes a whole form, as the configuration page does. */
        @POST
        public HttpResponse doTake(StaplerRequest2 req) throws Exception {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            configure(req, req.getSubmittedForm());
            return HttpResponses.text("ships: " + ships.size());
        }
    }

    /** Checks and fills the fields of a ship. */
    public abstract static class ShipDescriptor extends Descriptor<Ship> {
        protected ShipDescriptor() {
            super(Ship.class);
        }

        @POST
        public FormValidation doCheckName(@QueryParameter String value) {
            return value.isEmpty() ? FormValidation.error("A ship has a name <b>") : FormValidation.ok();
        }

        @POST
        public ListBoxModel doFillCrewItems() {
            ListBoxModel items = new ListBoxModel();
            items.add("one", "1");
            items.add("many", "40");
            return items;
        }
    }
}
